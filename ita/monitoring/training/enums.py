from django.db import models
from django.utils.translation import gettext_lazy as _


class TrainingKind(models.TextChoices):
    """Announcement 3.5: training, and knowledge exchanged among those who do the work."""

    TRAINING = "training", _("Training course")
    EXCHANGE = "exchange", _("Knowledge exchange")
    NOTE = "note", _("Knowledge note (self-study)")
