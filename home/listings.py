"""Filters of a section's listing, as the public uses them."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from home.enums import ActSection, ContentKind
from home.thai.calendar import to_be


class ListingFilter(django_filters.FilterSet):
    """By fiscal year and kind; offers only years that the listing really has."""

    year = django_filters.ChoiceFilter(
        field_name="fiscal_year", label=_("Fiscal year"), empty_label=_("All years")
    )
    kind = django_filters.ChoiceFilter(
        field_name="content_kind",
        label=_("Kind"),
        choices=ContentKind.choices,
        empty_label=_("All kinds"),
    )

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        years = queryset.exclude(fiscal_year=None).order_by("-fiscal_year")
        years = years.values_list("fiscal_year", flat=True).distinct()
        self.filters["year"].extra["choices"] = [(year, str(to_be(year))) for year in years]
        kinds = set(queryset.order_by().values_list("content_kind", flat=True).distinct())
        self.filters["kind"].extra["choices"] = [
            choice for choice in ContentKind.choices if choice[0] in kinds
        ]


class DisclosureFilter(ListingFilter):
    """The index by section of the Information Act."""

    act_section = django_filters.ChoiceFilter(
        field_name="disclosurepage__act_section",
        label=_("Section of the Act"),
        choices=ActSection.choices,
        empty_label=_("All sections of the Act"),
    )
