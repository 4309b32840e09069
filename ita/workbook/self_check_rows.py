"""The rows of the self-check by unit."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from ita.assessment.coverage import ElementCoverage, EvidenceFacts, ItemCoverage
from ita.assessment.enums import ItemState
from ita.workbook.rows import SelfCheckRow
from ita.workbook.scenes import Scene
from ita.workbook.words import SELF_CHECK_DONE, SELF_CHECK_PART, SELF_CHECK_WAITING

WAITING = (
    ItemState.NO_EVIDENCE,
    ItemState.NOT_PUBLISHED,
    ItemState.UNCONFIRMED,
    ItemState.TO_CHECK,
)


def self_check_rows(scene: Scene) -> Iterator[SelfCheckRow]:
    """A row for each element; for the item itself where its elements are not known."""
    entry = scene.entry
    blank = SelfCheckRow(entry.item.code, scene.group.label, entry.state, "")
    if scene.unit:
        yield replace(blank, title=scene.unit, is_heading=True)
    row = replace(
        blank,
        title=f"{entry.item.code} {scene.title}",
        number=scene.sequence,
        sequence=scene.sequence,
        owner=scene.owner,
    )
    if not entry.elements:
        work = scene.work(verdict=True, owner=True)
        row = replace(row, status=_of_item(entry), work=work)
        yield from _with_links(row, blank, _urls(scene, list(scene.evidence)))
        return
    for index, element in enumerate(entry.elements):
        facts = [fact for fact in scene.evidence if element.element.pk in fact.element_ids]
        of_element = replace(
            row if index == 0 else replace(row, title="", number=None, sequence=None),
            text=" ".join(part for part in (_number(element), element.element.text) if part),
            status=_of_element(element),
            work=scene.work(element_id=element.element.pk, verdict=True, owner=index == 0),
        )
        yield from _with_links(of_element, blank, _urls(scene, facts))


def _with_links(row: SelfCheckRow, blank: SelfCheckRow, urls: list[str]) -> Iterator[SelfCheckRow]:
    """``row`` with its first link, and a row for each more."""
    yield replace(row, url=urls[0] if urls else "")
    for url in urls[1:]:
        yield replace(blank, url=url)


def _number(entry: ElementCoverage) -> str:
    number, text = entry.element.number, entry.element.text
    return "" if text.startswith(number) else number


def _urls(scene: Scene, facts: list[EvidenceFacts]) -> list[str]:
    found = (scene.lookup.of(fact.evidence, not fact.look_again).url for fact in facts)
    return list(dict.fromkeys(url for url in found if url))


def _of_element(entry: ElementCoverage) -> str:
    """In full only what is met; what nobody can tell yet waits for somebody to look."""
    if entry.is_met:
        return str(SELF_CHECK_DONE)
    is_part = entry.is_met is False and (entry.is_covered or entry.verdict)
    return str(SELF_CHECK_PART if is_part else SELF_CHECK_WAITING)


def _of_item(entry: ItemCoverage) -> str:
    if entry.is_complete:
        return str(SELF_CHECK_DONE)
    return str(SELF_CHECK_WAITING if entry.state in WAITING else SELF_CHECK_PART)


def unit_in_words(name: str) -> str:
    """The heading above the items of a unit."""
    return name or _("No unit answers for these yet")
