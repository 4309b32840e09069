"""Changes that wait for an approver. What was decided stands on the register."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from ita.register.enums import subject_choices


class ChangeState(models.TextChoices):
    OPEN = "open", _("Waits for an approver")
    ALLOWED = "allowed", _("Allowed")
    REFUSED = "refused", _("Not allowed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class ProposedChangeQuerySet(models.QuerySet["ProposedChange"]):
    def of_site(self, site: Site) -> "ProposedChangeQuerySet":
        return self.filter(site=site)

    def waiting(self) -> "ProposedChangeQuerySet":
        """Those on which nobody has decided, oldest first."""
        return self.filter(state=ChangeState.OPEN).order_by("pk")

    def of_thing(self, kind: str, key: str) -> "ProposedChangeQuerySet":
        return self.filter(kind=kind, key=key)


class ProposedChange(models.Model):
    """Other values for some fields of one thing (``ita.integrity.public_facts``).

    ``old`` and ``new`` are {field: value as JSON}; ``key`` is "new" for a thing to be made.
    """

    site = models.ForeignKey(
        Site, on_delete=models.CASCADE, related_name="+", verbose_name=_("website")
    )
    kind = models.CharField(_("kind of subject"), max_length=20, choices=subject_choices)
    key = models.CharField(max_length=100, editable=False)
    label = models.CharField(_("subject"), max_length=255)
    old = models.JSONField(_("before"), default=dict)
    new = models.JSONField(_("after"), default=dict)
    reason = models.TextField(_("reason"))
    state = models.CharField(
        _("state"), max_length=10, choices=ChangeState.choices, default=ChangeState.OPEN
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        editable=False,
    )
    proposed_at = models.DateTimeField(auto_now_add=True)

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "key"],
                condition=models.Q(state="open") & ~models.Q(key="new"),
                name="ita_change_one_open",
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_open(self) -> bool:
        return self.state == ChangeState.OPEN

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.label = self.label[:255]
        super().save(*args, **kwargs)
