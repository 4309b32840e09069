"""With which rules the index was made."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexStateQuerySet(models.QuerySet["IndexState"]):
    def record(self, backend: str, preparation: str, entries: int) -> None:
        """Note that the index of ``backend`` is complete, made by the rules ``preparation``."""
        self.update_or_create(
            backend=backend, defaults={"preparation": preparation, "entries": entries}
        )


class IndexState(models.Model):
    """One row for each search backend of the settings. ``preparation`` is the fingerprint of the
    text analysis (rules, segmenter, dictionary) with which the index was last rebuilt,
    ``entries`` how many entries it had then."""

    backend = models.CharField(max_length=50, unique=True)
    preparation = models.CharField(max_length=64)
    entries = models.PositiveIntegerField(default=0)
    rebuilt_at = models.DateTimeField(_("index rebuilt"), auto_now=True)

    objects = IndexStateQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("state of the index")

    def __str__(self) -> str:
        return self.backend
