"""The rows of the layout that goes element by element: what is filed in MITAS."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from home.thai.calendar import MONTHS, to_be
from ita.assessment.checks.kinds.times import FISCAL_MONTHS
from ita.assessment.coverage import ElementCoverage, EvidenceFacts
from ita.assessment.elements import grouped
from ita.assessment.enums import Recurrence
from ita.assessment.models import Element
from ita.workbook.rows import FiledRow
from ita.workbook.scenes import Scene

OF_CONTENT = ("", "content")  # kinds of paper that are due each month; a memo covers a quarter


def filed_rows(scene: Scene) -> Iterator[FiledRow]:
    """The item as a heading, then its elements as the issuer groups them, a row for each link; of
    an item whose elements are not known a row for each piece of evidence."""
    entry = scene.entry
    blank = FiledRow(entry.item.code, scene.group.label, entry.state, "")
    yield replace(
        blank,
        text=scene.title,
        sequence=scene.sequence,
        is_heading=True,
        present=scene.is_present,
        work=scene.work(verdict=True, owner=True),
    )
    by_number = {each.element.pk: each for each in entry.elements}
    for label, elements in grouped(entry.item.elements.all()):
        if label:
            yield replace(blank, text=label, is_heading=True)
        for element in elements:
            yield from _element_rows(scene, blank, by_number[element.pk])
    yield from _links(scene, blank, _of_no_element(scene))


def _of_no_element(scene: Scene) -> list[EvidenceFacts]:
    """What covers no element is filed for the item as a whole: no link is left out."""
    return [fact for fact in scene.evidence if not fact.element_ids]


def _element_rows(scene: Scene, blank: FiledRow, entry: ElementCoverage) -> Iterator[FiledRow]:
    element = entry.element
    facts = [fact for fact in scene.evidence if element.pk in fact.element_ids]
    first = replace(
        blank,
        number=element.number,
        text=element.text,
        present=entry.is_met is True,
        work=scene.work(element_id=element.pk, verdict=True),
    )
    slots, rest = _by_month(scene, element, facts)
    if slots:
        yield first
        for month, of_month in slots:
            named = replace(blank, text=_month_in_words(scene, month))
            yield from _links(scene, named, of_month) if of_month else [named]
        yield from _links(scene, blank, rest)
        return
    links = list(_links(scene, blank, facts))
    if not links:
        yield first
        return
    work = scene.work(facts[0], element.pk, verdict=True)
    yield replace(first, url=links[0].url, note=links[0].note, work=work)
    yield from links[1:]


def _links(scene: Scene, blank: FiledRow, facts: list[EvidenceFacts]) -> Iterator[FiledRow]:
    """A row for each piece of evidence; its first keeps the text of ``blank``."""
    for index, fact in enumerate(facts):
        row = blank if index == 0 else replace(blank, text="")
        more = scene.lookup.of(fact.evidence, not fact.look_again)
        yield replace(row, url=more.url, note=fact.evidence.note, work=scene.work(fact))


def _by_month(
    scene: Scene, element: Element, facts: list[EvidenceFacts]
) -> tuple[list[tuple[int, list[EvidenceFacts]]], list[EvidenceFacts]]:
    """What is filed for each month that is due, and what is of no single month; nothing where the
    element is not due by month."""
    due = _months_due(scene, element)
    if len(due) < 2:
        return [], facts
    by_month: dict[int, list[EvidenceFacts]] = {month: [] for month in due}
    rest: list[EvidenceFacts] = []
    for fact in facts:
        by_month.get(scene.lookup.months.get(fact.evidence.page_id, 0), rest).append(fact)
    return list(by_month.items()), rest


def _months_due(scene: Scene, element: Element) -> list[int]:
    """The months of the fiscal year for which a link is due each: three a quarter."""
    if element.kind not in OF_CONTENT:
        return []
    if element.months:
        return [month for month in FISCAL_MONTHS if month in element.months]
    if scene.entry.item.recurrence != Recurrence.MONTHLY:
        return []
    if any(each.months for each in scene.entry.item.elements.all()):
        return []  # the list itself says which elements are of which month
    quarters = element.quarters or [1, 2, 3, 4]
    return [m for i, m in enumerate(FISCAL_MONTHS) if i // 3 + 1 in quarters]


def _month_in_words(scene: Scene, month: int) -> str:
    """ "ไตรมาสที่ 1 เดือนตุลาคม 2568"."""
    year = scene.entry.item.framework.fiscal_year - (month >= 10)
    return _("Quarter %(quarter)s, %(month)s %(year)s") % {
        "quarter": FISCAL_MONTHS.index(month) // 3 + 1,
        "month": MONTHS[month - 1],
        "year": to_be(year),
    }
