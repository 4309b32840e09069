from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ITAConfig(AppConfig):
    name = "ita"
    label = "ita"
    verbose_name = _("Transparency assessment")

    def ready(self) -> None:
        from ita.publication.notifications import silence_wagtail_workflow_mail

        silence_wagtail_workflow_mail()
