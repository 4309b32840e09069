"""What other rooms hear of the agency's settings."""

from django.dispatch import Signal

# Sent inside the saving transaction: site, user, reason (in words), details (as JSON).
publication_settings_changed = Signal()
