"""How objects get into the index of either database, and how it is made anew."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.functional import cached_property
from modelsearch.utils import get_content_type_pk
from wagtail.search.index import Indexed

from search.analysis.terms import index_words
from search.indexing import vocabulary
from search.indexing.prepared import PreparedObject
from search.indexing.priors import prior
from search.indexing.state import record_made

AT_ONCE = 200  # objects written in one transaction: an editor who saves meanwhile waits a moment


class PreparedIndex:
    """Mixed into Wagtail's index: writes prepared text."""

    backend: Any
    entries: Any
    write_connection: Any
    # Set by a rebuild: what was read for it may have been saved again since.
    is_rebuilding = False
    has_written = False

    def __str__(self) -> str:
        """As ``update_index`` names it."""
        return type(self).__module__

    def add_items(self, model: type[Indexed], objs: Sequence[Any]) -> None:
        for first in range(0, len(objs), AT_ONCE):
            sources = objs[first : first + AT_ONCE]
            with self._atomic():
                if self.is_rebuilding:
                    sources = self._as_they_are_now(model, [source.pk for source in sources])
                prepared = self._write(model, sources)
            self._learn(prepared)

    def add_again(self) -> None:
        """The objects that somebody was saving when their turn came; now we wait for each."""
        busy, self.busy = self.busy, []
        for model, key in busy:
            with self._atomic():
                _stored(model, [key]).select_for_update().first()
                prepared = self._write(model, model.get_indexed_objects().filter(pk=key))
            self._learn(prepared)

    def _as_they_are_now(self, model: type[Indexed], keys: list[Any]) -> list[Any]:
        """The objects, read again and locked until they are written. One that is locked already is
        left to whoever saves it, and for later: waiting here would hold up the others."""
        stored = _stored(model, keys).select_for_update(skip_locked=True)
        free = set(stored.values_list("pk", flat=True))
        self.busy += [(model, key) for key in keys if key not in free]
        return list(model.get_indexed_objects().filter(pk__in=free))

    @cached_property
    def busy(self) -> list[tuple[Any, Any]]:
        return []

    def _write(self, model: type[Indexed], sources: Iterable[Any]) -> list[PreparedObject]:
        sources = list(sources)
        prepared = [PreparedObject(source) for source in sources]
        super().add_items(model, prepared)  # type: ignore[misc]
        self._set_priors(model, sources)
        self.has_written |= bool(prepared)
        return prepared

    def _learn(self, prepared: list[PreparedObject]) -> None:
        vocabulary.learn_after_commit(index_words(item.body for item in prepared))

    def _atomic(self) -> Any:
        return transaction.atomic(using=self.write_connection.alias)

    def _set_priors(self, model: type[Indexed], sources: Sequence[Any]) -> None:
        """Wagtail keeps a factor for short titles in this column; our ranking needs none."""
        by_prior: dict[float, list[str]] = {}
        for source in sources:
            by_prior.setdefault(prior(source), []).append(str(source.pk))
        entries = self.entries.filter(content_type_id=get_content_type_pk(model))
        for value, keys in by_prior.items():
            entries.filter(object_id__in=keys).update(title_norm=value)

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing: Wagtail reads the whole table here each time that one page is saved."""


def _stored(model: type[Indexed], keys: list[Any]) -> Any:
    """The rows of the objects in the table that every saving of them changes: the first parent's,
    for pages all of Wagtail's own."""
    while model._meta.parents:
        model = next(iter(model._meta.parents))
    return model._base_manager.filter(pk__in=keys).order_by("pk")


class PreparedRebuilder:
    """Mixed into Wagtail's rebuilder, not atomic: what is done stays when it is interrupted, and
    the notice that a rebuild is due goes only when all is done."""

    index: Any

    def start(self) -> Any:
        self.index.is_rebuilding = True
        return super().start()  # type: ignore[misc]

    def finish(self) -> None:
        self.index.add_again()
        self.index.is_rebuilding = False
        self._tidy()
        entries = vocabulary.recount()
        if not self.index.has_written:  # --schema-only
            return
        record_made(entries)

    def _tidy(self) -> None:
        """What the database wants after so many new entries."""
