"""What is other today than it was filed, in words, item by item."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import ContentPage
from home.thai.calendar import format_date
from ita.assessment.coverage import ItemCoverage
from ita.assessment.evidence.models import Evidence
from ita.filing.manifest import Json
from ita.filing.models import Filing, FrozenItem
from ita.filing.record import snapshot_of
from ita.filing.selectors import erasures
from ita.register.history import page_statuses
from ita.register.models import RegisterEntry
from ita.register.statuses import PageStatus

Pages = dict[int, ContentPage]


@dataclass(frozen=True)
class ItemDifference:
    """An item that is not any more as it was filed. ``item_id``: None where the list lost it."""

    code: str
    title: str
    item_id: int | None
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Known:
    """What is needed of all items at once."""

    now: dict[str, Json]
    pages: Pages
    existing: set[int]
    statuses: Mapping[int, PageStatus]
    evidence: set[int]  # numbers of the pieces that still are linked
    erased: dict[str, RegisterEntry]
    hashes: dict[str, str]  # of captured bytes, by address


def differences(
    filing: Filing, covered: list[ItemCoverage], site: Site, codes: Iterable[str] | None = None
) -> list[ItemDifference]:
    """The items of ``filing`` (or those with ``codes``) that differ from what ``covered`` says;
    a fixed number of queries."""
    rows = filing.items.order_by("position")
    frozen = list(rows if codes is None else rows.filter(code__in=list(codes)))
    known = _known(filing, frozen, covered, site)
    found = ((row, tuple(dict.fromkeys(_of_item(row.record, known)))) for row in frozen)
    return [
        ItemDifference(row.code, row.record["title"], row.item_id, words)
        for row, words in found
        if words
    ]


def _known(
    filing: Filing, frozen: list[FrozenItem], covered: list[ItemCoverage], site: Site
) -> _Known:
    evidence = [each for row in frozen for each in row.record["evidence"]]
    numbers = {each["page"] for each in evidence}
    taken = snapshot_of(filing.framework, site, covered)
    urls = {url for each in evidence for url in (each["page_url"], *_file_urls(each))}
    captured = filing.captures.filter(url__in=urls).exclude(sha256="")
    hashes = dict(captured.values_list("url", "sha256"))
    pieces = Evidence.objects.filter(pk__in={each["number"] for each in evidence})
    return _Known(
        now={item["code"]: item for item in taken.items},
        pages=ContentPage.objects.defer("body").in_bulk(numbers),
        existing=set(Page.objects.filter(pk__in=numbers).values_list("pk", flat=True)),
        statuses=page_statuses(numbers),
        evidence=set(pieces.values_list("pk", flat=True)),
        erased=erasures(site.pk, hashes.values()),
        hashes=hashes,
    )


def _file_urls(record: Json) -> list[str]:
    return [file["url"] for file in record["files"]]


def _of_item(then: Json, known: _Known) -> Iterator[str]:
    now = known.now.get(then["code"])
    if now is None:
        yield _("The list does not have this item any more.")
        return
    if now["title"] != then["title"]:
        yield _("The wording of the item was changed.")
    if now["state"] != then["state"]:
        words = _("State when filed: %(then)s. Now: %(now)s.")
        yield words % {"then": then["state_in_words"], "now": now["state_in_words"]}
    yield from _verdicts(then, now)
    current = {each["number"]: each for each in now["evidence"]}
    for record in then["evidence"]:
        yield from _of_evidence(record, current.get(record["number"]), known)
    for number in current.keys() - {each["number"] for each in then["evidence"]}:
        yield _("“%(title)s” became evidence after the filing.") % current[number]


def _verdicts(then: Json, now: Json) -> Iterator[str]:
    if _said(then["verdict"]) != _said(now["verdict"]):
        yield _("The verdict on the item was changed.")
    before = {each["text"]: each for each in then["elements"]}
    for each in now["elements"]:
        earlier = before.get(each["text"])
        if earlier is None:
            yield _("Element added to the list: %(text)s") % each
        elif (earlier["is_met"], _said(earlier["verdict"])) != (
            each["is_met"],
            _said(each["verdict"]),
        ):
            yield _("Another verdict on the element: %(text)s") % each
    for text in before.keys() - {each["text"] for each in now["elements"]}:
        yield _("Element that the list does not have any more: %(text)s") % {"text": text}


def _said(verdict: Json | None) -> tuple[object, ...] | None:
    return (verdict["is_met"], verdict["name"], verdict["given_at"]) if verdict else None


def _of_evidence(then: Json, now: Json | None, known: _Known) -> Iterator[str]:
    yield from _erased(then, known)
    if gone := _why_gone(then, known):
        yield gone
        return
    if now is None:
        yield _not_evidence(then, known)
        return
    if archived := _why_archived(then, known):
        yield archived
    named = {"title": then["title"]}
    if now["seal"] != then["seal"]:
        yield _("“%(title)s” was changed after the filing.") % named
    if now["url"] != then["url"]:
        words = _("“%(title)s” has another address: %(url)s")
        yield words % {**named, "url": now["url"]}
    if now["note"] != then["note"]:
        yield _("The explanation of “%(title)s” was changed.") % named
    yield from _files(then, now)


def _erased(then: Json, known: _Known) -> Iterator[str]:
    for url in (then["page_url"], *_file_urls(then)):
        row = known.erased.get(known.hashes.get(url, ""))
        if row:
            words = _("The frozen copy of “%(title)s” was erased by register number %(number)s.")
            yield words % {"title": then["title"], "number": row.label}


def _why_gone(then: Json, known: _Known) -> str | None:
    """Why nobody can read the page any more."""
    named = {"title": then["title"]}
    if then["page"] not in known.existing:
        return _("“%(title)s” was deleted.") % named
    page, status = known.pages.get(then["page"]), known.statuses[then["page"]]
    if page is None or page.live:
        return None
    if page.taken_down_on:
        facts = {
            "day": format_date(page.taken_down_on, short=True),
            "number": status.ended.label if status.ended else "–",
        }
        words = _("“%(title)s” was taken down on %(day)s (register number %(number)s).")
        return words % {**named, **facts}
    return _("“%(title)s” is not published any more.") % named


def _not_evidence(then: Json, known: _Known) -> str:
    named = {"title": then["title"]}
    if then["number"] in known.evidence:
        return _("“%(title)s” does not count as evidence any more: look at the item.") % named
    return _("“%(title)s” is not linked as evidence any more.") % named


def _why_archived(then: Json, known: _Known) -> str | None:
    page = known.pages.get(then["page"])
    if page is None or page.archived_on is None:
        return None
    words = _("“%(title)s” was archived on %(day)s. It stays at its address.")
    return words % {"title": then["title"], "day": format_date(page.archived_on, short=True)}


def _files(then: Json, now: Json) -> Iterator[str]:
    before = {file["document"]: file for file in then["files"]}
    current = {file["document"]: file for file in now["files"]}
    for number in before.keys() - current.keys():
        yield _("The file “%(title)s” was replaced or removed.") % before[number]
    for number in current.keys() - before.keys():
        yield _("The file “%(title)s” was added.") % current[number]
    for number in before.keys() & current.keys():
        if before[number]["sha256"] != current[number]["sha256"]:
            yield (
                _("The file “%(title)s” has other bytes than those that were filed.")
                % (before[number])
            )
