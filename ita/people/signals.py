"""What other rooms hear of an agency's posts and settings."""

from django.dispatch import Signal

# Sent inside the saving transaction: site, user, reason (in words), details (as JSON).
publication_settings_changed = Signal()

# Sent inside the saving transaction: post, user, and what it says before and after, in words.
post_changed = Signal()
