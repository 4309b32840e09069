from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from ita.register.models import RegisterIsAppendOnly


class SealQuerySet(models.QuerySet["Seal"]):
    def of_frame(self) -> "SealQuerySet":
        """Seals of the pages that the setup made, before there were officers: of no request."""
        return self.filter(request_id=0)


class Seal(models.Model):
    """The content that an approver allowed, in words and by its hash. Never changed, but for one
    act: an erasure of personal data empties ``content`` for good, and names its row in
    ``erased_by`` (design, invariant 4). Hash and ids stay.

    ``content`` is the canonical text that ``sha256`` is the hash of, made by the rule ``version``
    of ``ita.integrity.seal``. Ids are plain numbers: it outlives page and revision.
    """

    version = models.PositiveSmallIntegerField(_("version of the seal"))
    sha256 = models.CharField(_("seal"), max_length=64, db_index=True)
    content = models.TextField(_("sealed content"))
    page_id = models.PositiveBigIntegerField(db_index=True)
    revision_id = models.PositiveBigIntegerField(db_index=True)
    request_id = models.PositiveBigIntegerField(db_index=True)
    created_at = models.DateTimeField(auto_now_add=True)
    erased_by = models.PositiveBigIntegerField(default=0, editable=False)

    objects = SealQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RegisterIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RegisterIsAppendOnly
