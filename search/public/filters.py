"""The filters of the search page: section, fiscal year, kind and owner unit, kept in the address.

Filters narrow the pages before they are searched, so that a narrow one finds as well as none.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from home.enums import ContentKind, Section
from home.models import ContentPage
from home.thai.calendar import FIRST_BE_YEAR, to_be, to_ce

NAMES = ("section", "year", "kind", "unit")
# The column of the index's filter field for each.
COLUMNS = {
    "section": "content_type_id",
    "year": "fiscal_year",
    "kind": "content_kind",
    "unit": "owner_unit_id",
}
MOST_DIGITS = 9  # of a number in the address; more fits no column


@dataclass(frozen=True)
class Filters:
    """What the visitor chose; "" is no choice. ``year`` is B.E., ``unit`` the unit's number."""

    section: str = ""
    year: str = ""
    kind: str = ""
    unit: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> "Filters":
        """The choices of an address; what is none is passed over."""
        return cls(
            section=_one_of(Section.values, data.get("section")),
            year=_year(data.get("year")),
            kind=_one_of(ContentKind.values, data.get("kind")),
            unit=_number(data.get("unit")),
        )

    def choice(self, name: str) -> str:
        return str(getattr(self, name))

    @property
    def is_narrowed(self) -> bool:
        return self != Filters()

    def choosing(self, name: str, value: str) -> "Filters":
        return replace(self, **{name: value})

    def without(self, name: str) -> "Filters":
        return replace(self, **{name: ""})

    def known(self, labels: Mapping[str, Mapping[str, str]]) -> "Filters":
        """Without the choices that this agency does not have, such as another's unit."""
        unknown = {name: "" for name in labels if self.choice(name) not in {"", *labels[name]}}
        return replace(self, **unknown)

    def apply(self, pages: QuerySet[ContentPage]) -> QuerySet[ContentPage]:
        if self.section:
            pages = pages.filter(content_type__in=content_types_of(self.section))
        if self.year:
            pages = pages.filter(fiscal_year=to_ce(int(self.year)))
        if self.kind:
            pages = pages.filter(content_kind=self.kind)
        if self.unit:
            pages = pages.filter(owner_unit=int(self.unit))
        return pages

    def address(self, question: str) -> str:
        """The query of the search page's address: "?q=…&year=2569"."""
        chosen = {name: self.choice(name) for name in NAMES if self.choice(name)}
        return "?" + urlencode({"q": question} | chosen)


def content_types_of(section: str) -> list[ContentType]:
    """The content types of the section's page types."""
    types = [model for model in page_types() if model.section == section]
    return list(ContentType.objects.get_for_models(*types).values())


def sections_by_content_type() -> dict[int, str]:
    """The section of each page type, by the number of its content type."""
    types = page_types()
    content_types = ContentType.objects.get_for_models(*types)
    return {content_types[model].pk: model.section for model in types}


def page_types() -> list[Any]:
    """Every page type of the ten sections."""
    models: Iterable[Any] = apps.get_models()
    return [model for model in models if issubclass(model, ContentPage) and model.is_creatable]


def values_of(name: str, counts: Mapping[Any, int]) -> dict[str, int]:
    """The counts by column value, as the address writes the values."""
    found: dict[str, int] = {}
    sections = sections_by_content_type() if name == "section" else {}
    for column, count in counts.items():
        if name == "section":
            value = sections.get(column, "")
        elif name == "year":
            value = str(to_be(column)) if column else ""
        else:
            value = str(column or "")
        if value:
            found[value] = found.get(value, 0) + count
    return found


def _one_of(values: Iterable[str], value: Any) -> str:
    return str(value) if value in values else ""


def _number(value: object) -> str:
    text = str(value or "")
    return str(int(text)) if text.isdecimal() and len(text) <= MOST_DIGITS else ""


def _year(value: object) -> str:
    year = _number(value)
    return year if year and FIRST_BE_YEAR <= int(year) < FIRST_BE_YEAR + 1000 else ""
