"""What the database knows of the anchors that it left outside."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from home.core.outbox import Outgoing


class Installation(models.Model):
    """This installation's own name, which stands in each anchor: one row, never changed."""

    ONLY = 1

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installations")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def name(cls) -> str:
        """The installation's key; made when it is asked for first."""
        return str(cls.objects.get_or_create(pk=cls.ONLY)[0].key)

    @classmethod
    def known(cls) -> str:
        """The installation's key; empty while nobody has asked for one."""
        return "".join(str(each.key) for each in cls.objects.filter(pk=cls.ONLY))


class Anchor(models.Model):
    """That the head of an agency's register was written outside. Never changed.

    ``entry_sha256`` is the head, ``line`` what was written, word for word, ``sha256`` its hash.
    """

    site_id = models.PositiveBigIntegerField(db_index=True, editable=False)
    entry_sha256 = models.CharField(max_length=64, editable=False)
    line = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    written_at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("anchor of the register")
        verbose_name_plural = _("anchors of the register")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.sha256


class AnchorDelivery(Outgoing):
    """That an anchor is carried off the machine, or to a time-stamping authority."""

    class Kind(models.TextChoices):
        COPY = "copy", _("Copy to another machine")
        STAMP = "stamp", _("Time stamp")

    anchor = models.ForeignKey(Anchor, on_delete=models.DO_NOTHING, related_name="deliveries")
    kind = models.CharField(max_length=10, choices=Kind.choices)

    class Meta(Outgoing.Meta):
        verbose_name = _("delivery of an anchor")
        verbose_name_plural = _("deliveries of anchors")
        default_permissions = ()
        indexes = [models.Index(fields=["state", "due_at"], name="ita_anchor_delivery_due")]
        constraints = [
            models.UniqueConstraint(fields=["anchor", "kind"], name="ita_anchor_delivery_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.anchor}"
