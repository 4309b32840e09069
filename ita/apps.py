from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# Where jobs stood before 0.2.0; these paths go in 0.3.0.
MOVED = {
    "ita.publication.notifications.jobs.spread": "ita.notifications.jobs.create_notices",
    "ita.publication.notifications.mail.send_to": "ita.notifications.mail.send_to",
    "ita.publication.notifications.webhook.post_to": "ita.notifications.webhook.post_to",
    **{
        f"ita.publication.jobs.{name}": f"ita.monitoring.jobs.{name}"
        for name in (
            "verify_live",
            "verify_register",
            "note_overdue",
            "purge_notices",
            "publish_due",
            "send_due",
        )
    },
}


class ITAConfig(AppConfig):
    name = "ita"
    label = "ita"
    verbose_name = _("Transparency assessment")

    def ready(self) -> None:
        from django.core.checks import register as register_check
        from django.db.models.signals import post_migrate

        from home.core.moved_jobs import keep_old_paths
        from home.page_cache import shown
        from ita.assessment import signal_handlers as assessment
        from ita.checks import CHECKS
        from ita.filing import security_source
        from ita.integrity.columns import hidden_tables, internal_columns
        from ita.monitoring.links import signal_handlers as links
        from ita.monitoring.personal_data import signal_handlers as personal_data
        from ita.monitoring.petitions import signal_handlers as petitions
        from ita.monitoring.security import signal_handlers as security
        from ita.notifications import signal_handlers as notifications
        from ita.register import rights, triggers
        from ita.register import signal_handlers as register
        from ita.workflow import signal_handlers as workflow
        from ita.workflow.drift import signal_handlers as drift

        keep_old_paths(MOVED)
        shown.are_internal(internal_columns(), hidden_tables())
        for check in CHECKS:
            register_check(check)
        for room in (register, workflow, drift, notifications, assessment):
            room.connect()
        for room in (links, personal_data, petitions, security, security_source):
            room.connect()
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="ita_append_only")
        post_migrate.connect(rights.grant, sender=self, dispatch_uid="ita_rights")
