"""What was found in a page and its files, what of it was released, and what is not known yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from home.core.jobs import JobState
from home.models import AgencyDocument, AgencyImage
from home.readers import ocr
from home.readers.everything import SCANNABLE
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.findings import Finding
from ita.monitoring.personal_data.models import FileSearch, ScanSearch, StoredSearch
from ita.monitoring.personal_data.page_texts import PageText, ShownFile, page_text
from ita.monitoring.personal_data.searching import SEARCH_RULES
from ita.register.enums import SubjectKind
from ita.register.models import RegisterEntry

FILES = (AgencyDocument, AgencyImage)
UNKNOWN = (Outcome.WAITING, Outcome.READING, Outcome.MISSING)
WITHOUT_FAULT = (Outcome.SEARCHED, Outcome.NO_TEXT)
S = TypeVar("S", bound=StoredSearch)
Releases = dict[str, RegisterEntry]


@dataclass(frozen=True)
class Searched:
    """The words of a page, or a file that it shows.

    Attributes:
        key: the SHA-256 of the file, or of the page's sealed content.
        name: of the file, without numbers of persons; empty for the page's own words.
        release: the row by which an approver released what was found in exactly this content.
        is_stalled: whether it waits for a queue that seems not to run.
    """

    key: str
    name: str = ""
    outcome: Outcome = Outcome.SEARCHED
    findings: tuple[Finding, ...] = ()
    release: RegisterEntry | None = None
    is_running: bool = False
    is_stalled: bool = False

    @property
    def label(self) -> str:
        return self.name or _("Text of the page")

    @property
    def is_unknown(self) -> bool:
        return self.outcome in UNKNOWN

    @property
    def holding(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.holds]

    @property
    def pointed_out(self) -> list[Finding]:
        return [finding for finding in self.findings if not finding.holds]

    @property
    def holds(self) -> bool:
        """Whether it waits to be mended or released."""
        return bool(self.holding) and self.release is None

    @property
    def state_label(self) -> Any:
        if self.is_running and self.outcome == Outcome.WAITING:
            return gettext_lazy("being searched now")
        return self.outcome.label


def searched(content: Page, site: Site | None) -> list[Searched]:
    """The words and files of ``content`` (a saved state of a page, or what is live); five queries,
    however many files."""
    return searched_texts([page_text(content)], site)[0]


def searched_texts(texts: Iterable[PageText], site: Site | None) -> list[list[Searched]]:
    """The same of many pages of an agency; three queries."""
    texts = list(texts)
    hashes = {file.sha256 for text in texts for file in text.files}
    searches, scans = _rows(FileSearch, hashes), _rows(ScanSearch, hashes)
    found = [[Searched(text.sha256, findings=text.findings)] for text in texts]
    for rows, text in zip(found, texts, strict=True):
        rows += [
            _of_file(file, searches.get(file.sha256), scans.get(file.sha256)) for file in text.files
        ]
    keys = {each.key for rows in found for each in rows if each.holding}
    released = releases(site, keys) if site else {}
    return [
        [
            replace(each, release=released[each.key]) if each.key in released else each
            for each in rows
        ]
        for rows in found
    ]


def releases(site: Site, keys: set[str]) -> Releases:
    """The rows that released what was found in the contents ``keys``, by today's rules."""
    if not keys:
        return {}
    rows = RegisterEntry.objects.of_site(site).filter(
        subject_kind=SubjectKind.PERSONAL_DATA, subject_key__in=keys
    )
    return {
        row.subject_key: row
        for row in rows.order_by("pk")
        if row.details.get("search_rules") == SEARCH_RULES
    }


def unsearched_hashes(keys: set[str] | None = None) -> list[str]:
    """Of the stored files (or of those with the hashes ``keys``) whose text is to be searched."""
    return _hashes_without(FileSearch, keys)


def unread_hashes(keys: set[str] | None = None) -> list[str]:
    """Of the stored files (or of those with the hashes ``keys``) whose pictures are to be read;
    none where pictures are not read."""
    return _hashes_without(ScanSearch, keys, extension__in=SCANNABLE) if ocr.is_on() else []


def _hashes_without(searches: type[StoredSearch], keys: set[str] | None, **which: Any) -> list[str]:
    done = searches._default_manager.filter(rules=SEARCH_RULES).exclude(outcome__in=UNKNOWN)
    known = done.values("sha256")
    found: set[str] = set()
    for model in FILES:
        stored = model._default_manager.filter(**which).exclude(sha256__in=known)
        if keys is not None:
            stored = stored.filter(sha256__in=keys)
        found |= set(stored.values_list("sha256", flat=True))
    return sorted(found)


def _rows(searches: type[S], hashes: set[str]) -> dict[str, S]:
    if not hashes:
        return {}
    rows = searches._default_manager.filter(sha256__in=hashes, rules=SEARCH_RULES)
    return {row.sha256: row for row in rows}


def _of_file(file: ShownFile, words: FileSearch | None, pictures: ScanSearch | None) -> Searched:
    name = file.name or "–"
    if words is None:
        return Searched(file.sha256, name, Outcome.WAITING)
    outcome = _outcome(words, pictures)
    waits_for = pictures if pictures and outcome == Outcome.READING else words
    return Searched(
        file.sha256,
        name,
        outcome,
        words.found + (pictures.found if pictures else ()),
        is_running=waits_for.state == JobState.RUNNING,
        is_stalled=waits_for.is_stalled,
    )


def _outcome(words: FileSearch, pictures: ScanSearch | None) -> Outcome:
    """What is known of the whole file. Its pictures count where its words had no fault; a scan of
    before pictures were read here waits, too."""
    outcome = Outcome(words.outcome)
    if outcome not in WITHOUT_FAULT:
        return outcome
    if pictures is None or pictures.is_open:
        waits = ocr.is_on() and (pictures is not None or outcome == Outcome.NO_TEXT)
        return Outcome.READING if waits else outcome
    return outcome if pictures.outcome in WITHOUT_FAULT else Outcome(pictures.outcome)
