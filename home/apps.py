from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Website")

    def ready(self) -> None:
        from home import signal_handlers
        from home.forms import dates

        dates.use_in_admin()
        signal_handlers.connect()
