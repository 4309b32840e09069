"""Filters of a section's listing, as the public uses them."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from home.act_sections import serving
from home.enums import ActSection, ContentKind
from home.periods import past
from home.remembered import rows_of
from home.sections.tabs import Tab
from home.thai.calendar import to_be, to_ce

CURRENT, PAST = "current", "past"
TAB = "tab"
ACT_SECTION = "act_section"  # the filter as it stands in a list's address
PERIODS = [(CURRENT, _("Current only")), (PAST, _("Past only"))]


class ListingFilter(django_filters.FilterSet):
    """By part of the section, fiscal year, kind and whether it is past; offers only what the
    listing really has."""

    tab = django_filters.ChoiceFilter(
        method="of_tab",
        label=_("Part of the section"),
        empty_label=_("All parts"),
    )
    year = django_filters.ChoiceFilter(
        method="of_year", label=_("Fiscal year"), empty_label=_("All years")
    )
    kind = django_filters.ChoiceFilter(
        field_name="content_kind",
        label=_("Kind"),
        choices=ContentKind.choices,
        empty_label=_("All kinds"),
    )
    period = django_filters.ChoiceFilter(
        method="of_period",
        label=_("Publication period"),
        choices=PERIODS,
        empty_label=_("Current, then past"),
    )

    def __init__(
        self, data: QueryDict, queryset: QuerySet[Any], tabs: tuple[Tab, ...] = (), **kwargs: Any
    ) -> None:
        super().__init__(data, queryset, **kwargs)
        self.tabs = {tab.value: tab for tab in tabs}
        self.filters[TAB].extra["choices"] = [(tab.value, tab.label) for tab in tabs]
        if not tabs:
            del self.filters[TAB]
        years = queryset.exclude(fiscal_year=None).order_by("-fiscal_year")
        years = years.values_list("fiscal_year", flat=True).distinct()
        in_be = [str(to_be(year)) for year in rows_of(years)]
        self.filters["year"].extra["choices"] = [(year, year) for year in in_be]
        kinds = rows_of(queryset.order_by().values_list("content_kind", flat=True).distinct())
        self.filters["kind"].extra["choices"] = [
            choice for choice in ContentKind.choices if choice[0] in kinds
        ]
        if not rows_of(queryset.order_by("pk").filter(past()).values_list("pk", flat=True)[:1]):
            del self.filters["period"]

    def of_tab(self, pages: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """The pages of that part of the section, in the order of the part."""
        return self.tabs[value].of(pages)

    def of_year(self, pages: QuerySet[Any], name: str, year: str) -> QuerySet[Any]:
        """The pages of the fiscal year ``year`` (B.E.)."""
        return pages.filter(fiscal_year=to_ce(int(year)))

    def of_period(self, pages: QuerySet[Any], name: str, period: str) -> QuerySet[Any]:
        """The pages that are current, or those that are past."""
        return pages.filter(past()) if period == PAST else pages.exclude(past())

    @property
    def fiscal_year(self) -> int | None:
        """The fiscal year (C.E.) that the visitor chose, if the listing has it."""
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return to_ce(int(chosen["year"])) if chosen.get("year") else None

    @property
    def is_narrowed(self) -> bool:
        """Whether the visitor chose anything of what the form offers."""
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        return any(value for name, value in chosen.items() if name != TAB)


class DisclosureFilter(ListingFilter):
    """Also by section of the Information Act, which pages of every type serve."""

    act_section = django_filters.ChoiceFilter(
        method="of_section",
        label=_("Section of the Act"),
        choices=ActSection.choices,
        empty_label=_("All sections of the Act"),
    )

    def of_section(self, pages: QuerySet[Any], name: str, section: str) -> QuerySet[Any]:
        """The pages that serve the ``section`` of the Act."""
        return pages.filter(serving(section))
