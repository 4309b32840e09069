from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ITAConfig(AppConfig):
    name = "ita"
    label = "ita"
    verbose_name = _("Transparency assessment")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from ita.assessment import signal_handlers as assessment_signals
        from ita.publication import notifications, signal_handlers
        from ita.publication.register import triggers

        notifications.silence_wagtail_workflow_mail()
        signal_handlers.connect()
        assessment_signals.connect()
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="ita_append_only")
