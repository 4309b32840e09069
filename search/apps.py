from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "thai_search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import signal_handlers
        from search.indexing import related

        signal_handlers.connect(self)
        related.connect()
