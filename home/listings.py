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
from home.thai.calendar import to_be, to_ce

CURRENT, PAST = "current", "past"
ACT_SECTION = "act_section"  # the filter as it stands in a list's address
PERIODS = [(CURRENT, _("Current only")), (PAST, _("Past only"))]


class ListingFilter(django_filters.FilterSet):
    """By fiscal year, kind and whether it is past; offers only what the listing really has."""

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

    def __init__(self, data: QueryDict, queryset: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
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

    def of_year(self, pages: QuerySet[Any], name: str, year: str) -> QuerySet[Any]:
        """The pages of the fiscal year ``year`` (B.E.)."""
        return pages.filter(fiscal_year=to_ce(int(year)))

    def of_period(self, pages: QuerySet[Any], name: str, period: str) -> QuerySet[Any]:
        """The pages that are current, or those that are past."""
        return pages.filter(past()) if period == PAST else pages.exclude(past())

    @property
    def is_narrowed(self) -> bool:
        """Whether the visitor chose anything."""
        return any(self.form.cleaned_data.values()) if self.form.is_valid() else False


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
