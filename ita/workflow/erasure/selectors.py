"""What the screens of erasure show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site

from home.core.jobs import JobState
from home.file_uses import file_numbers
from home.models import AgencyDocument, AgencyImage
from home.models.files import StoredFile
from home.sites import site_of_collection
from ita.integrity.disk import MODELS
from ita.integrity.models import Seal
from ita.register.models import RegisterEntry
from ita.workflow.erasure.blanks import ERASED_BY
from ita.workflow.erasure.models import Erasure


def find_file(name: str) -> StoredFile:
    """The document or picture with the ``name`` that a seal gives it ("document:12").

    Raises:
        Http404: there is none.
    """
    kind, _colon, number = name.partition(":")
    model = MODELS.get(kind)
    found: StoredFile | None = None
    if model and number.isdecimal():
        found = model._default_manager.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def agency_of_file(name: str) -> Site | None:
    """Whose file it is.

    Raises:
        Http404: there is none.
    """
    return site_of_collection(find_file(name).collection)


def pictures_of(page: Page) -> list[AgencyImage]:
    """The pictures in the latest saved state of ``page``, by their titles."""
    numbers = file_numbers(page.get_latest_revision_as_object())[AgencyImage]
    return list(AgencyImage.objects.filter(pk__in=numbers).order_by("title", "pk"))


@dataclass(frozen=True)
class State:
    """Where a file or an edition stands, in words; ``row``: of the act that says so."""

    words: str
    row: RegisterEntry | None = None
    is_erased: bool = False


@dataclass(frozen=True)
class FileEdition:
    stored: StoredFile
    state: State


@dataclass(frozen=True)
class PageEdition:
    """A saved state of a page. ``why_kept``: why it cannot be erased now."""

    revision: Revision
    state: State
    is_sealed: bool = False
    why_kept: str = ""


def file_editions(stored: StoredFile) -> list[FileEdition]:
    """``stored`` with all that it superseded and that superseded it, newest first."""
    files: list[StoredFile] = [stored]
    if isinstance(stored, AgencyDocument):
        newer = _successors(stored)
        files = [*reversed(newer), stored, *stored.earlier_editions()]
    rows = _Rows([each.erased_by or each.closed_by for each in files])
    return [FileEdition(each, rows.state_of(each)) for each in files]


def page_editions(page: Page) -> list[PageEdition]:
    """All saved states of ``page``, newest first; their number of queries is fixed."""
    revisions = list(page.revisions.select_related("user").order_by("-pk"))
    sealed = dict(Seal.objects.filter(page_id=page.pk).values_list("revision_id", "sha256"))
    live = sealed.get(page.live_revision_id or 0) if page.live else None
    rows = _Rows([each.content.get(ERASED_BY, 0) for each in revisions])
    found = []
    for each in revisions:
        is_live = page.live and each.pk == page.live_revision_id
        is_live = is_live or (live is not None and sealed.get(each.pk) == live)
        state = rows.state_of_number(each.content.get(ERASED_BY, 0)) or State(
            _("The public reads it now") if is_live else _("Kept")
        )
        found.append(PageEdition(each, state, each.pk in sealed, state.words if is_live else ""))
    return found


class _Rows:
    """The rows by which things were closed or erased, and the jobs that remove them."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self._rows = RegisterEntry.objects.in_bulk({number for number in numbers if number})
        jobs = Erasure.objects.filter(entry_id__in=self._rows)
        self._done = set(jobs.filter(state=JobState.DONE).values_list("entry_id", flat=True))

    def state_of(self, stored: Any) -> State:
        if erased := self.state_of_number(stored.erased_by):
            return erased
        if stored.closed_by:
            words = _("Closed to the public because of personal data")
            return State(words, self._rows.get(stored.closed_by))
        return State(_("Open to the public") if stored.is_public else _("Not open to the public"))

    def state_of_number(self, number: int) -> State | None:
        if not number:
            return None
        words = _("Erased, and compared") if number in self._done else _("Being erased")
        return State(words, self._rows.get(number), is_erased=True)


def _successors(document: AgencyDocument) -> list[StoredFile]:
    found: list[StoredFile] = []
    latest = [document]
    while latest := list(AgencyDocument.objects.filter(supersedes__in=latest).order_by("pk")):
        found += latest
    return found
