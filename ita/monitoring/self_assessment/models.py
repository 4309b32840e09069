from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.fields import FiscalYearField
from ita.monitoring.self_assessment.enums import Answer


class SecurityAnswer(models.Model):
    """What an officer answered to a requirement in a fiscal year (C.E.), with what the system knew
    by itself when it was answered."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    fiscal_year = FiscalYearField(_("fiscal year"))
    code = models.CharField(_("requirement"), max_length=20)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices)
    remark = models.TextField(_("remark"), max_length=1000, blank=True)
    known: models.JSONField[list[str], list[str]] = models.JSONField(
        _("known to the system"), default=list
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    answered_name = models.CharField(_("name"), max_length=200)
    answered_at = models.DateTimeField(_("answered at"))

    class Meta:
        verbose_name = _("answer of the self-assessment of security")
        verbose_name_plural = _("answers of the self-assessment of security")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["site", "fiscal_year", "code"], name="ita_security_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.answer}"


class TlsLook(models.Model):
    """What the agency's own address agreed to when it was opened last; ``error`` where nothing was
    agreed: the certificate is wrong, or nobody answered."""

    site = models.OneToOneField(Site, on_delete=models.CASCADE, related_name="+")
    looked_at = models.DateTimeField(_("looked at"))
    version = models.CharField(_("version of TLS"), max_length=20, blank=True)
    valid_until = models.DateTimeField(_("certificate valid until"), null=True)
    error = models.CharField(max_length=20, blank=True)

    class Meta:
        verbose_name = _("look at the encryption of the website")
        verbose_name_plural = _("looks at the encryption of websites")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.site)
