from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Website")

    def ready(self) -> None:
        from django.core.checks import register

        from home import signal_handlers
        from home.checks import check_ocr, check_pages, check_settings
        from home.forms import dates
        from home.page_cache import signal_handlers as page_cache

        register(check_pages)
        register(check_settings)
        register(check_ocr, deploy=True)
        dates.use_in_admin()
        signal_handlers.connect()
        page_cache.connect(self)
