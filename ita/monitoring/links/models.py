"""What is known of links: derived from live pages and from visits, and made again each night."""

import hashlib
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from home.core.jobs import BackgroundJob, JobState
from ita.monitoring.links.enums import LinkKind, LinkVerdict

LONGEST_WORDS = 255


class LinkAddressQuerySet(models.QuerySet["LinkAddress"]):
    def of_site(self, site: Site) -> Self:
        return self.filter(site=site)

    def within(self) -> Self:
        """What lies on the agency's own website."""
        return self.exclude(kind=LinkKind.OUTSIDE)


class LinkAddress(models.Model):
    """Where links of an agency lead: a page or file by its number, or an address as it was typed,
    without the part behind "#".

    ``reason`` is an ``OwnReason``, or a code of ``home.core.visits``; ``status`` the code of the
    answer. ``gone_days``: on how many days it was not found, since it was found last;
    ``gone_on`` the last of them.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=LinkKind.choices)
    address = models.TextField(_("address"))
    key = models.CharField(max_length=64)  # addresses are too long for an index
    is_asked = models.BooleanField(default=False)  # over HTTP: the database does not know it
    verdict = models.CharField(
        _("verdict"), max_length=15, choices=LinkVerdict.choices, default=LinkVerdict.NOT_YET
    )
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    status = models.PositiveSmallIntegerField(_("code of the answer"), null=True)
    new_address = models.TextField(_("new address"), blank=True)
    tried_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(_("checked"), null=True)
    gone_days = models.PositiveSmallIntegerField(default=0)
    gone_on = models.DateField(null=True)  # of Bangkok

    objects = LinkAddressQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("address of links")
        verbose_name_plural = _("addresses of links")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["site", "key"], name="ita_link_address")]
        indexes = [models.Index(fields=["site", "verdict"], name="ita_link_verdict")]

    def __str__(self) -> str:
        return self.address

    @staticmethod
    def key_of(kind: str, address: str) -> str:
        return hashlib.sha256(f"{kind}:{address}".encode("utf-8", "surrogatepass")).hexdigest()


class LinkPlace(models.Model):
    """One link on a live page: in which field or list, in which block or row of it (from 1; 0
    where there are none), and which words it bears. ``path`` is Wagtail's, for the editor."""

    address = models.ForeignKey(
        LinkAddress, on_delete=models.CASCADE, related_name="places", verbose_name=_("address")
    )
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    field = models.CharField(_("field"), max_length=100)
    row = models.PositiveSmallIntegerField(_("row"), default=0)
    path = models.CharField(_("path"), max_length=255)
    words = models.CharField(_("words"), max_length=LONGEST_WORDS, blank=True)

    wagtail_reference_index_ignore = True  # what is known of a page is no use of it

    class Meta:
        verbose_name = _("place of a link")
        verbose_name_plural = _("places of links")
        ordering = ["page", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.words


class LinkRoundQuerySet(models.QuerySet["LinkRound"]):
    def of_the_clock(self) -> Self:
        """Those that nobody waits for and that still wait for their turn, the oldest first."""
        return self.filter(user=None, state=JobState.WAITING).order_by("pk")


class LinkRound(BackgroundJob):
    """The links of an agency are read and the addresses asked that are due, or only ``address``;
    ordered by ``user``, or by the clock.

    ``is_mute``: nothing outside answered, so the round says nothing.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    address = models.ForeignKey(LinkAddress, on_delete=models.CASCADE, null=True, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    read_at = models.DateTimeField(null=True)  # when the pages were read for it
    is_mute = models.BooleanField(default=False)

    objects = LinkRoundQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("round of links")
        verbose_name_plural = _("rounds of links")
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.address or self.site)

    @property
    def is_stalled(self) -> bool:
        """Those of the clock wait for each other."""
        return super().is_stalled and not (self.user_id is None and self.state == JobState.WAITING)

    def when_given_up(self) -> dict[str, Any]:
        sentence = gettext(
            "The links could not be checked in %(count)s tries. "
            "Please tell the system administrator."
        )
        return {"error": sentence % {"count": self.attempts}}
