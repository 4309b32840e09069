"""The words of the index: how common each is, and what it sounds like."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word that stands in the index. What is asked and is not here was mistyped or is not said
    on this site; ``sound`` finds the word that was meant."""

    text = models.CharField(_("word"), max_length=100, unique=True)
    sound = models.CharField(max_length=100, db_index=True, editable=False)
    # In how many entries of the index; counted when it is rebuilt and at night.
    entries = models.PositiveIntegerField(default=1, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of the index")
        verbose_name_plural = _("words of the index")

    def __str__(self) -> str:
        return self.text
