from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "thai_search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from home.core.moved_jobs import keep_old_paths
        from search import signal_handlers
        from search.indexing import related
        from search.old_paths import MOVED

        keep_old_paths(MOVED)
        signal_handlers.connect(self)
        related.connect()
