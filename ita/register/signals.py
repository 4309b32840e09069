"""What other rooms hear of the register."""

from django.dispatch import Signal

# Sent inside the transaction that appends ``entry``, before the act is over: receivers only queue.
act_appended = Signal()
