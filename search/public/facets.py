"""The filters as the search page offers them: each value with the number of its results."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.enums import ContentKind
from home.models import Unit
from home.remembered import once_a_generation
from search.public.filters import NAMES, Filters

TITLES = {
    "section": _("Section"),
    "year": _("Fiscal year"),
    "kind": _("Kind"),
    "unit": _("Unit"),
}
Labels = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Choice:
    """A value of a filter; ``address`` shows the results with this choice."""

    value: str
    label: str
    count: int
    is_chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    """A filter with the values that the results really have."""

    name: str
    title: str
    choices: Sequence[Choice]
    without: str  # the address with this filter taken off

    @property
    def chosen(self) -> Choice | None:
        return next((choice for choice in self.choices if choice.is_chosen), None)

    @property
    def is_useful(self) -> bool:
        """Whether there is anything to choose."""
        return len(self.choices) > 1 or self.chosen is not None


def labels_of(sections: Mapping[str, str], home: Page) -> Labels:
    """The names of the values, in the order in which they are offered; a year is its own name.

    Args:
        sections: the titles of the section pages below the front page ``home``.
    """
    return {
        "section": sections,
        "kind": {value: str(label) for value, label in ContentKind.choices},
        "unit": once_a_generation(("units", home.pk), lambda: _units(home)),
    }


def _units(home: Page) -> dict[str, str]:
    return {str(unit.pk): unit.name for unit in Unit.objects.for_page(home)}


def facets(
    filters: Filters,
    labels: Labels,
    counts: Callable[[str, Filters], Mapping[str, int]],
    question: str,
) -> list[Facet]:
    """Every filter.

    Args:
        counts: for the name of a filter, the number of results of each value under the others.
    """
    return [_facet(name, counts(name, filters), labels, filters, question) for name in NAMES]


def _facet(
    name: str, counts: Mapping[str, int], labels: Labels, filters: Filters, question: str
) -> Facet:
    chosen = filters.choice(name)
    found = {**({chosen: 0} if chosen else {}), **counts}
    names = labels.get(name) or {year: year for year in sorted(found, reverse=True)}
    choices = [
        Choice(
            value=value,
            label=label,
            count=found[value],
            is_chosen=value == chosen,
            address=filters.choosing(name, value).address(question),
        )
        for value, label in names.items()
        if value in found
    ]
    return Facet(name, str(TITLES[name]), choices, filters.without(name).address(question))
