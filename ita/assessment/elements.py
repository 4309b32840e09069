"""The required elements of an item as the issuer groups them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ita.assessment.models import Element


def grouped(elements: Iterable[Element]) -> list[tuple[str, list[Element]]]:
    """(label, elements) in order; headings and sections become the labels.

    A heading "1." introduces what is numbered "1.1", "1.2" below it, and nothing else.
    """
    return [
        (label, [element for _label, element in rows])
        for label, rows in groupby(_labelled(elements), key=lambda pair: pair[0])
    ]


def _labelled(elements: Iterable[Element]) -> Iterator[tuple[str, Element]]:
    heading: Element | None = None
    for element in elements:
        if element.heading:
            heading = element
            continue
        if heading and not _is_below(heading, element):
            heading = None
        parts = [element.section, heading.text if heading else ""]
        yield " › ".join(part for part in parts if part), element


def _is_below(heading: Element, element: Element) -> bool:
    if heading.section != element.section:
        return False
    if not heading.number or not element.number:
        return True
    return _digits(element.number).startswith(f"{_digits(heading.number)}.")


def _digits(number: str) -> str:
    """ "(2.1)" and "ข้อ 2.1" are 2.1."""
    return "".join(character for character in number if character.isdigit() or character == ".")
