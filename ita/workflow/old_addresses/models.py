from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

LONGEST_OLD_PATH = 255  # of wagtail.contrib.redirects


class OldAddressListQuerySet(models.QuerySet["OldAddressList"]):
    def of_site(self, site: Site) -> "OldAddressListQuerySet":
        return self.filter(site=site)


class OldAddressList(models.Model):
    """What one uploaded file says. It never changes, and by itself leads nowhere: its addresses
    become redirects when an approver allows them (``kind.OLD_ADDRESSES``).

    ``rows`` are [old path, number of a page or path of something else of this website];
    ``faults`` are [old, new as they were written, reason].
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    name = models.CharField(_("file"), max_length=255)
    rows: Any = models.JSONField(_("addresses"), default=list)
    faults: Any = models.JSONField(_("faults"), default=list)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)

    objects = OldAddressListQuerySet.as_manager()
    # Of a copy that stands for what shall be (``kind.proposal``); nothing of it is stored.
    is_proposal = False
    is_wanted = True  # whether its addresses shall lead on

    class Meta:
        verbose_name = _("list of old addresses")
        verbose_name_plural = _("lists of old addresses")
        default_permissions = ()
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name
