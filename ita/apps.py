from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ITAConfig(AppConfig):
    name = "ita"
    label = "ita"
    verbose_name = _("Transparency assessment")

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from ita.assessment import signal_handlers as assessment
        from ita.notifications import signal_handlers as notifications
        from ita.register import signal_handlers as register
        from ita.register import triggers
        from ita.workflow import signal_handlers as workflow
        from ita.workflow.drift import signal_handlers as drift

        for room in (register, workflow, drift, notifications, assessment):
            room.connect()
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="ita_append_only")
