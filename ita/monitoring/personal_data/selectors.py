"""What was found in a page and its files, what of it was released, and what is not known yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Site

from home.core.jobs import JobState
from home.models import AgencyDocument, AgencyImage
from ita.monitoring.personal_data.enums import Outcome
from ita.monitoring.personal_data.findings import Finding
from ita.monitoring.personal_data.models import FileSearch
from ita.monitoring.personal_data.page_texts import PageText, page_text
from ita.monitoring.personal_data.searching import SEARCH_RULES
from ita.register.enums import SubjectKind
from ita.register.models import RegisterEntry

FILES = (AgencyDocument, AgencyImage)
UNKNOWN = (Outcome.WAITING, Outcome.MISSING)
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
        if self.is_running and self.is_unknown:
            return gettext_lazy("being searched now")
        return self.outcome.label


def searched(content: Page, site: Site | None) -> list[Searched]:
    """The words and files of ``content`` (a saved state of a page, or what is live); four queries,
    however many files."""
    return searched_texts([page_text(content)], site)[0]


def searched_texts(texts: Iterable[PageText], site: Site | None) -> list[list[Searched]]:
    """The same of many pages of an agency; two queries."""
    texts = list(texts)
    searches = _searches({file.sha256 for text in texts for file in text.files})
    found = [[Searched(text.sha256, findings=text.findings)] for text in texts]
    for rows, text in zip(found, texts, strict=True):
        rows += [_of_file(file.sha256, file.name, searches) for file in text.files]
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
    """Of the stored files (or of those with the hashes ``keys``) what is still to be searched."""
    done = FileSearch.objects.filter(rules=SEARCH_RULES).exclude(outcome__in=UNKNOWN)
    known = done.values("sha256")
    found: set[str] = set()
    for model in FILES:
        stored = model._default_manager.exclude(sha256__in=known)
        if keys is not None:
            stored = stored.filter(sha256__in=keys)
        found |= set(stored.values_list("sha256", flat=True))
    return sorted(found)


def _searches(hashes: set[str]) -> dict[str, FileSearch]:
    if not hashes:
        return {}
    rows = FileSearch.objects.filter(sha256__in=hashes, rules=SEARCH_RULES)
    return {row.sha256: row for row in rows}


def _of_file(sha256: str, name: str, searches: dict[str, FileSearch]) -> Searched:
    row = searches.get(sha256)
    if row is None:
        return Searched(sha256, name or "–", Outcome.WAITING)
    return Searched(
        sha256,
        name or "–",
        Outcome(row.outcome),
        row.found,
        is_running=row.state == JobState.RUNNING,
        is_stalled=row.is_stalled,
    )
