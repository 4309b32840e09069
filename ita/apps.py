from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ITAConfig(AppConfig):
    name = "ita"
    label = "ita"
    verbose_name = _("Transparency assessment")

    def ready(self) -> None:
        from ita.publication import notifications, signal_handlers

        notifications.silence_wagtail_workflow_mail()
        signal_handlers.connect()
