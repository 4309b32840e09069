from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site


class SharedPage(models.Model):
    """A page that its agency lets others take as a template; offered only while it is public."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    shared_at = models.DateTimeField(_("offered since"), auto_now_add=True)

    class Meta:
        verbose_name = _("page offered as a template")
        verbose_name_plural = _("pages offered as templates")
        default_permissions = ()
        ordering = ["-shared_at", "-pk"]

    def __str__(self) -> str:
        return str(self.page)


class Adoption(models.Model):
    """Where a draft came from, as it was then. The original is a plain number: it may go."""

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    from_page_id = models.PositiveBigIntegerField(db_index=True)
    from_title = models.CharField(_("title"), max_length=255)
    from_agency = models.CharField(_("agency"), max_length=255)
    from_url = models.URLField(_("address"), max_length=500)
    from_sha256 = models.CharField("SHA-256", max_length=64)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    adopted_at = models.DateTimeField(_("adopted at"), auto_now_add=True)

    class Meta:
        verbose_name = _("adopted page")
        verbose_name_plural = _("adopted pages")
        default_permissions = ()

    def __str__(self) -> str:
        return self.from_title
