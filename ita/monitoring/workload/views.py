"""The workload: every published page with its state, and the sums."""

from typing import Any

import django_filters
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Site

from home.core.screens import OfficerView
from home.enums import ContentKind
from home.exports import SafeExportMixin
from home.models import ContentPage, Unit
from home.sites import agency_site
from home.thai.calendar import format_date, local_date, to_be
from ita.monitoring.currency.due import Review, reviewed_pages, reviews_of
from ita.monitoring.currency.enums import Currency
from ita.monitoring.currency.intervals import months_of
from ita.monitoring.currency.owners import Office, office_of
from ita.monitoring.workload import selectors
from ita.people.rules import why_without_post


def kind_of(review: Review) -> str:
    return selectors.kind_name(review)[0]


def confirmed_in_words(review: Review) -> str:
    if review.confirmed is None:
        return _("Never")
    return format_date(review.confirmed.occurred_at, short=True)


def due_in_words(review: Review) -> str:
    return format_date(review.due_on, short=True) if review.due_on else _("not known")


class ReviewPaginator(WagtailPaginator):
    verbose_name = verbose_name_plural = gettext_lazy("pages")


class WorkloadFilterSet(WagtailFilterSet):
    """Unit and kind narrow the pages; officer and state are computed, and narrow the rows."""

    unit = django_filters.ChoiceFilter(label=gettext_lazy("Unit"), field_name="owner_unit")
    kind = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind of content"),
        field_name="content_kind",
        choices=ContentKind.choices,
    )
    officer = django_filters.ChoiceFilter(label=gettext_lazy("Officer"), method="later")
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("State"), method="later", choices=Currency.choices
    )

    class Meta:
        model = ContentPage
        fields: list[str] = []

    def later(self, pages: Any, name: str, value: str) -> Any:
        """After the reviews were made: see ``WorkloadReport.get_queryset``."""
        return pages


class WorkloadReport(SafeExportMixin, OfficerView, ReportView):
    """Open to every duty in the agency."""

    model = ContentPage
    page_title = gettext_lazy("Workload of reviews")
    header_icon = "table"
    filterset_class = WorkloadFilterSet
    paginator_class = ReviewPaginator
    index_url_name = "ita_workload"
    index_results_url_name = "ita_workload_results"
    results_template_name = "ita/admin/workload_results.html"
    table_classname = "listing ita-register ita-workload__pages"
    list_export = ["title", "unit", "kind", "officers", "state", "due_on", "confirmed"]
    export_headings = {
        "title": gettext_lazy("Page"),
        "unit": gettext_lazy("Unit"),
        "kind": gettext_lazy("Kind of content"),
        "officers": gettext_lazy("Officer"),
        "state": gettext_lazy("State"),
        "due_on": gettext_lazy("Next review"),
        "confirmed": gettext_lazy("Last checked"),
    }

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_without_post(self.request.user, self.site)

    @cached_property
    def site(self) -> Site:
        return agency_site(self.request)

    @cached_property
    def office(self) -> Office:
        return office_of(self.site)

    @cached_property
    def today(self) -> Any:
        return local_date(timezone.now())

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "title",
                label=gettext_lazy("Page"),
                url_name="ita_page_review",
                id_accessor="page_id",
            ),
            Column("state", label=gettext_lazy("State"), accessor=lambda row: row.state.label),
            Column("due_on", label=gettext_lazy("Next review"), accessor=due_in_words),
            Column("unit", label=gettext_lazy("Unit")),
            Column("officers", label=gettext_lazy("Officer"), accessor=self.officers_of),
            Column("confirmed", label=gettext_lazy("Last checked"), accessor=confirmed_in_words),
        ]

    def get_filename(self) -> str:
        return f"{_('Workload of reviews')} {format_date(self.today, short=True)}"

    def get_base_queryset(self) -> Any:
        return reviewed_pages(self.site)

    @cached_property
    def filters(self) -> Any:
        found = super().filters
        units = Unit.objects.filter(site=self.site).values_list("pk", "name")
        found.form.fields["unit"].choices = [("", _("All")), *units]
        names = sorted(self.office.names.items(), key=lambda each: each[1])
        found.form.fields["officer"].choices = [("", _("All")), *names]
        return found

    def get_filtered_queryset(self) -> list[Review]:
        return self.get_queryset()

    def get_queryset(self) -> list[Review]:
        """What the filters leave, what is due first at the front."""
        if not self.filters.is_valid():
            return []
        chosen = self.filters.form.cleaned_data
        kept = set(self.filters.qs.values_list("pk", flat=True))
        reviews = reviews_of(self.site, self.today, self.office)
        return [
            review
            for review in reviews
            if review.page_id in kept
            and chosen.get("state") in (None, "", review.state.value)
            and (not chosen.get("officer") or int(chosen["officer"]) in review.owners)
        ]

    def officers_of(self, review: Review) -> str:
        return ", ".join(self.names_of(review))

    def names_of(self, review: Review) -> list[str]:
        """Its owners; in words where there are none."""
        return [self.office.names[number] for number in review.owners] or [_("Nobody")]

    def to_row_dict(self, item: Review) -> dict[str, Any]:
        return {
            "title": item.title,
            "unit": item.unit,
            "kind": kind_of(item),
            "officers": self.officers_of(item),
            "state": str(item.state.label),
            "due_on": due_in_words(item),
            "confirmed": confirmed_in_words(item),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context if self.is_export else context | self._sums()

    def _sums(self) -> dict[str, Any]:
        months, rows = months_of(self.site), self.object_list
        by_month = selectors.confirmed_by_month(self.site, self.today)
        return {
            "whole": selectors.load_of(_("All that is shown"), rows, months),
            "loads": [
                (_("By unit"), selectors.loads_by(rows, unit_names, months)),
                (_("By kind of content"), selectors.loads_by(rows, selectors.kind_name, months)),
                (_("By officer"), selectors.loads_by(rows, self.names_of, months)),
            ],
            "states": list(Currency),
            "weeks": selectors.WEEKS,
            "by_month": [(to_be(year), counted) for year, counted in by_month.items()],
        }


def unit_names(review: Review) -> list[str]:
    return [review.unit or _("Without a unit")]
