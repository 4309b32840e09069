"""Pages that could prove an item, each with the reason. An officer decides; nothing is linked by
itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.models import ContentPage, SectionPage
from home.thai.calendar import to_be
from home.thai.words import forms
from home.visibility import public
from ita.assessment.enums import DataYear
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.pages import pages_by_number, with_pages
from ita.assessment.models import Framework, Item
from ita.assessment.offers.editions import editions_of
from ita.assessment.offers.predecessors import codes_before, codes_by_title
from ita.assessment.rules import why_wrong_year

MOST = 6
FEWEST_WORDS = 2  # of a title must be in the item's
SHORTEST = 3  # characters of a word that says something
# Words of nearly every title: they tell no page from another.
_FORMAL = (
    "การ และ ของ ตาม ประจำ ปี ปีงบประมาณ งบประมาณ รายงาน ผล ดำเนิน งาน ดำเนินงาน ดำเนินการ ข้อมูล "
    "หน่วย หน่วยงาน แสดง เรื่อง ประเมิน จัดการ บริหาร ราชการ แผน"
)
FORMAL = frozenset(_FORMAL.split())
LOOKED_AT = 300  # pages whose titles are compared


@dataclass(frozen=True)
class Suggestion:
    """A page that could prove an item. ``filters`` narrow a listing; ``warning``: of which year
    it is, where that does not fit."""

    page: Page
    reasons: tuple[str, ...]
    filters: str = ""
    warning: str = ""


def suggestions(item: Item, site: Site) -> list[Suggestion]:
    """What could prove ``item`` (with its framework), surest first, without what is linked to it
    already; a fixed number of queries."""
    linked = set(Evidence.objects.of_site(site).filter(item=item).values_list("page_id", flat=True))
    found: dict[int, list[str]] = {}
    filters: dict[int, str] = {}
    for number, reason, narrowed in _all(item, site):
        if number not in linked:
            found.setdefault(number, []).append(reason)
            filters.setdefault(number, narrowed)
    best = dict(list(found.items())[:MOST])
    pages = pages_by_number(set(best))
    return [
        Suggestion(
            page=pages[pk],
            reasons=tuple(dict.fromkeys(reasons)),
            filters=filters[pk],
            warning=why_wrong_year(pages[pk], item, item.framework, filters[pk]) or "",
        )
        for pk, reasons in best.items()
    ]


def wanted_year(item: Item) -> int | None:
    """The fiscal year (C.E.) of which the item's evidence must be; None for any."""
    if item.data_year == DataYear.ANY:
        return None
    year: int = item.framework.fiscal_year
    return year - 1 if item.data_year == DataYear.PREVIOUS else year


def _all(item: Item, site: Site) -> Iterator[tuple[int, str, str]]:
    """(page, reason, filters), surest first; a page may come more than once."""
    for number, reason in (*_succeeding(item, site), *_of_type(item, site), *_by_words(item, site)):
        yield number, reason, ""
    yield from _sections(item, site)


def _succeeding(item: Item, site: Site) -> Iterator[tuple[int, str]]:
    rows = evidence_before([item], site).get(item.pk, [])
    year = wanted_year(item)
    contents = [row.page for row in rows if isinstance(row.page, ContentPage)]
    editions = editions_of(contents, [year] if year else [])
    for row in rows:
        known = {"code": row.item.code, "year": row.item.framework.year_be}
        newer = editions.of(row.page, year) if year and row.page in contents else None
        if newer and newer != row.page_id:
            yield newer, _("The newer edition of what proved %(code)s of %(year)s") % known
        elif not why_wrong_year(row.page, item, item.framework, row.filters):
            yield row.page_id, _("It proved %(code)s of %(year)s, which this item succeeds") % known


def evidence_before(items: Iterable[Item], site: Site) -> dict[int, list[Evidence]]:
    """{number of the item: last year's evidence}, with pages, of ``items`` (of one framework): of
    the items that they succeed, or where none is named, of the one with the same title."""
    items = list(items)
    before = _framework_before(items[0].framework, site) if items else None
    if before is None:
        return {}
    by_title = codes_by_title(before.items.values_list("code", "title"))
    succeeded = {item.pk: codes_before(item.title, item.predecessors, by_title) for item in items}
    wanted = {code for found in succeeded.values() for code in found}
    rows = Evidence.objects.of_framework(before).of_site(site).filter(item__code__in=wanted)
    rows = rows.with_file_shown().select_related("item__framework", "document")
    found = with_pages(rows.prefetch_related("elements"))
    return {
        number: [row for row in found if row.item.code in codes_of]
        for number, codes_of in succeeded.items()
    }


def _framework_before(framework: Framework, site: Site) -> Framework | None:
    try:
        return Framework.objects.get_named(framework.scheme, framework.year_be - 1, site)
    except Framework.DoesNotExist:
        return None


def _of_type(item: Item, site: Site) -> Iterator[tuple[int, str]]:
    """What the checks of the item's elements ask for, of the year that is wanted."""
    checks = [check for element in item.elements.all() for check in element.checks]
    wanted = {_type_name(check["type"]) for check in checks if _names_type(check)}
    if not wanted:
        return
    pages = _candidates(item, site).select_related("content_type")
    for page in pages.order_by("-first_published_at", "-pk")[:LOOKED_AT]:
        model = page.content_type.model
        if _type_name(model) in wanted:
            name = page.specific_class.get_verbose_name() if page.specific_class else model
            yield page.pk, _("It is of the type that is asked for: %(type)s") % {"type": name}


def _names_type(check: Any) -> bool:
    return isinstance(check, dict) and isinstance(check.get("type"), str)


def _type_name(name: str) -> str:
    """ "ExecutivesPage", "executives" and "executive" are one type."""
    return re.sub(r"[^a-z]", "", name.lower()).removesuffix("page").removesuffix("s")


def _by_words(item: Item, site: Site) -> Iterator[tuple[int, str]]:
    said = _telling_words(item.title)
    if not said:
        return
    has_one = Q()
    for word in said:
        has_one |= Q(title__icontains=word)
    rows = _candidates(item, site).filter(has_one).order_by("-first_published_at", "-pk")
    shared = {
        pk: [word for word in _telling_words(title) if word in said]
        for pk, title in rows.values_list("pk", "title")[:LOOKED_AT]
    }
    often = Counter(word for found in shared.values() for word in found)
    enough = [pk for pk, found in shared.items() if len(found) >= min(FEWEST_WORDS, len(said))]
    # A word that few titles have says more; of equals the newest first.
    for pk in sorted(enough, key=lambda pk: -sum(1 / often[word] for word in shared[pk])):
        yield (
            pk,
            _("Words of the item are in its title: %(words)s") % {"words": ", ".join(shared[pk])},
        )


def _sections(item: Item, site: Site) -> Iterator[tuple[int, str, str]]:
    said = set(_telling_words(item.title))
    year = wanted_year(item)
    filters = f"year={to_be(year)}" if year else ""
    sections = public(SectionPage.objects.child_of(site.root_page))
    for pk, title in sections.values_list("pk", "title"):
        named = _telling_words(title)
        if named and set(named) <= said:
            yield pk, _("The item is about this section; its list shows all of it"), filters


def _candidates(item: Item, site: Site) -> Any:
    """Public pages of the agency, of the year that is wanted."""
    pages = public(ContentPage.objects.descendant_of(site.root_page))
    year = wanted_year(item)
    if item.data_year == DataYear.CURRENT_AND_ONGOING or year is None:
        return pages
    return pages.filter(fiscal_year=year)


def _telling_words(text: str) -> list[str]:
    """The words of ``text`` that say something, each once; no numbers."""
    found = (word for word in forms(text) if len(word) >= SHORTEST and not word.isdecimal())
    return list(dict.fromkeys(word for word in found if word not in FORMAL))
