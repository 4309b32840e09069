"""What the register report can be narrowed to.

A room above that counts rows names those that it counted (hook ``register_named_rows``: the site
and a name give ``NamedRows``, or None), so that each of its figures is a link to its rows.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import django_filters
from django import forms
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.active_filters import BaseFilterAdapter, register_filter_adapter_class
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Site

from home.enums import ContentKind, Section
from home.forms.dates import BEDateField
from home.thai.calendar import BANGKOK, format_date, to_be
from ita.register.enums import act_choices
from ita.register.facts import IN_SECTION
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

Choices = list[tuple[Any, str]]
ROWS_HOOK = "register_named_rows"


@dataclass(frozen=True)
class NamedRows:
    """Rows that were counted: what they are, in words, and their numbers (pk)."""

    label: str
    numbers: frozenset[int]


def named_rows(site: Site | None, name: str) -> NamedRows | None:
    """The rows that a room above calls ``name`` in the agency; None where none does."""
    if site is None:
        return None
    found = (contribute(site, name) for contribute in hooks.get_hooks(ROWS_HOOK))
    return next((rows for rows in found if rows), None)


class DayFilter(django_filters.Filter):
    """A day in Bangkok, written in B.E."""

    field_class = BEDateField


class DayAdapter(BaseFilterAdapter):
    """Shows the day of an active filter in B.E., too."""

    def __init__(self, filter: Any, bound_field: Any, value: date, *args: Any) -> None:
        super().__init__(filter, bound_field, format_date(value, short=True), *args)


register_filter_adapter_class(DayFilter, DayAdapter)


class PeriodForm(forms.Form):
    """The period must not end before it begins."""

    def clean(self) -> dict[str, Any]:
        days = self.cleaned_data
        since, until = days.get("since"), days.get("until")
        if since and until and until < since:
            self.add_error("until", _("The period ends before it begins. Please check both dates."))
        return days


def section_choices() -> Choices:
    return [(section.value, f"{section.number} {section.label}") for section in Section]


class RegisterFilterSet(WagtailFilterSet):
    """Narrows the rows of one agency; years, officers and the page are offered from these rows."""

    fiscal_year = django_filters.ChoiceFilter(label=gettext_lazy("Fiscal year"))
    act = django_filters.ChoiceFilter(label=gettext_lazy("act"), choices=act_choices)
    officer = django_filters.ChoiceFilter(label=gettext_lazy("Officer"), field_name="actor_id")
    since = DayFilter(label=gettext_lazy("from"), method="from_day")
    until = DayFilter(label=gettext_lazy("until"), method="to_day")
    section = django_filters.ChoiceFilter(
        label=gettext_lazy("section"), choices=section_choices, method="in_section"
    )
    content_kind = django_filters.ChoiceFilter(
        label=gettext_lazy("kind of content"), choices=ContentKind.choices
    )
    page = django_filters.ChoiceFilter(label=gettext_lazy("Page"), field_name="page_id")
    rows = django_filters.ChoiceFilter(label=gettext_lazy("Figure"), method="of_figure")

    class Meta:
        model = RegisterEntry
        fields: list[str] = []
        form = PeriodForm

    def __init__(self, *args: Any, site: Site | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("fiscal_year", _years(self.queryset))
        self._offer("officer", _officers(self.queryset))
        page = self.data.get("page", "")
        if page.isdecimal():  # chosen by a link only, never from a list of all pages
            self._offer("page", _page(self.queryset, int(page)))
        else:
            del self.filters["page"]
        self._offer_rows(site, self.data.get("rows", ""))

    def _offer_rows(self, site: Site | None, name: str) -> None:
        """By a link only, too; a name that nobody knows leaves no rows."""
        self.named = named_rows(site, name) if name else None
        if name:
            self._offer("rows", [(name, self.named.label)] if self.named else [])
        else:
            del self.filters["rows"]

    def _offer(self, name: str, choices: Choices) -> None:
        self.filters[name].extra["choices"] = choices

    def from_day(
        self, entries: RegisterEntryQuerySet, name: str, day: date
    ) -> RegisterEntryQuerySet:
        return entries.filter(occurred_at__gte=datetime.combine(day, time.min, BANGKOK))

    def to_day(self, entries: RegisterEntryQuerySet, name: str, day: date) -> RegisterEntryQuerySet:
        return entries.filter(occurred_at__lte=datetime.combine(day, time.max, BANGKOK))

    def of_figure(
        self, entries: RegisterEntryQuerySet, name: str, rows: str
    ) -> RegisterEntryQuerySet:
        """The very rows that were counted."""
        return entries.filter(pk__in=self.named.numbers if self.named else ())

    def in_section(
        self, entries: RegisterEntryQuerySet, name: str, section: str
    ) -> RegisterEntryQuerySet:
        """By the address at which the page stood when the row was written."""
        return entries.filter(page_url__regex=IN_SECTION.format(section=section))


def _years(entries: RegisterEntryQuerySet) -> Choices:
    years = entries.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    return [(year, str(to_be(year))) for year in years]


def _officers(entries: RegisterEntryQuerySet) -> Choices:
    """Everybody on the register, by the name and post of their last row."""
    last = entries.order_by().values("actor_id").annotate(last=Max("pk")).values("last")
    rows = entries.filter(pk__in=last).order_by("actor_name")
    return [(row.actor_id, row.actor_display) for row in rows]


def _page(entries: RegisterEntryQuerySet, number: int) -> Choices:
    entry = entries.filter(page_id=number).last()
    return [(number, entry.page_title)] if entry else []
