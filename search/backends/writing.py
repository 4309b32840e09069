"""How objects get into the index of either database, and how it is made anew."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from modelsearch.utils import get_content_type_pk
from wagtail.models import Page

from search import backends, vocabulary
from search.backends.indexing import PreparedObject
from search.models import IndexState
from search.preparation import fingerprint, index_words
from search.priors import prior

AT_ONCE = 200  # objects written in one transaction: an editor who saves meanwhile waits a moment


class PreparedIndex:
    """Mixed into Wagtail's index: writes prepared text."""

    backend: Any
    entries: Any
    write_connection: Any

    def __str__(self) -> str:
        """As ``update_index`` names it."""
        return type(self).__module__

    def add_items(self, model: Any, objs: Sequence[Any]) -> None:
        for first in range(0, len(objs), AT_ONCE):
            sources = objs[first : first + AT_ONCE]
            prepared = [PreparedObject(source) for source in sources]
            with transaction.atomic(using=self.write_connection.alias):
                super().add_items(model, prepared)  # type: ignore[misc]
                self._set_priors(model, sources)
                vocabulary.learn(index_words(item.body for item in prepared))

    def _set_priors(self, model: Any, sources: Sequence[Any]) -> None:
        """Wagtail keeps a factor for short titles in this column; our ranking needs none."""
        by_prior: dict[float, list[str]] = {}
        for source in sources:
            by_prior.setdefault(prior(source), []).append(str(source.pk))
        entries = self.entries.filter(content_type_id=get_content_type_pk(model))
        for value, keys in by_prior.items():
            entries.filter(object_id__in=keys).update(title_norm=value)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: Wagtail reads the whole table here each time that one page is saved."""


class PreparedRebuilder:
    """Mixed into Wagtail's rebuilder, not atomic: what is done stays when it is interrupted, and
    the notice that a rebuild is due goes only when all is done."""

    index: Any

    def start(self) -> Any:
        self.started = timezone.now()
        return super().start()  # type: ignore[misc]

    def finish(self) -> None:
        self._catch_up()
        self._tidy()
        entries = vocabulary.recount()
        for name in backends.names():
            IndexState.objects.record(name, fingerprint(), entries)

    def _tidy(self) -> None:
        """What the database wants after so many new entries."""

    def _catch_up(self) -> None:
        """Pages that were saved meanwhile may stand in the index with their old text."""
        saved = Q(latest_revision_created_at__gte=self.started)
        changed = Page.objects.filter(saved | Q(last_published_at__gte=self.started))
        for page in changed.specific().iterator(chunk_size=AT_ONCE):
            self.index.add_items(type(page), [page])
