"""What people looked for: the report."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.contrib.auth.context_processors import PermWrapper
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Site

from home.core.components import RenderContext
from home.exports import SafeExportMixin
from home.sites import agency_site
from home.thai.calendar import format_date, local_date
from search.admin.access import QUESTIONS
from search.analysis.keys import key_of
from search.models import QuestionTotal
from search.models.question import QuestionTotalQuerySet
from search.query_log import questions, suggestions
from search.query_log.unanswered import dealt_with

PERIODS = [
    ("7", gettext_lazy("Last 7 days")),
    ("30", gettext_lazy("Last 30 days")),
    ("90", gettext_lazy("Last 90 days")),
    ("365", gettext_lazy("Last 12 months")),
]
UNANSWERED, ASIDE, FREQUENT, ACCEPTED = "unanswered", "aside", "frequent", "accepted"
SHOWN = [
    (UNANSWERED, gettext_lazy("Only those without result")),
    (ASIDE, gettext_lazy("Only those set aside")),
    (FREQUENT, gettext_lazy("Only those that could be suggested to visitors")),
    (ACCEPTED, gettext_lazy("Only those suggested to visitors")),
]
FIRST_UNANSWERED = ("-unanswered", "-asked", "question")


class QuestionPaginator(WagtailPaginator):
    verbose_name = verbose_name_plural = gettext_lazy("words searched for")


class QuestionFilterSet(WagtailFilterSet):
    period = django_filters.ChoiceFilter(
        label=gettext_lazy("Period"), choices=PERIODS, method="in_period"
    )
    shown = django_filters.ChoiceFilter(
        label=gettext_lazy("Which"), choices=SHOWN, method="of_kind"
    )

    class Meta:
        model = QuestionTotal
        fields: list[str] = []

    def in_period(
        self, totals: QuestionTotalQuerySet, name: str, days: str
    ) -> QuestionTotalQuerySet:
        return totals.since(local_date(timezone.now()) - timedelta(days=int(days) - 1))

    def of_kind(self, totals: QuestionTotalQuerySet, name: str, kind: str) -> QuestionTotalQuerySet:
        """After the sums: see ``QuestionReport.get_queryset``."""
        return totals


class ActColumn(Column):
    """What was done about the question, or what can be."""

    cell_template_name = "search/admin/question_acts.html"

    def get_cell_context_data(self, instance: Any, parent_context: RenderContext) -> dict[str, Any]:
        question, request = instance["question"], parent_context["request"]
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context) | {
            "question": question,
            "perms": PermWrapper(request.user),
            "csrf_token": get_token(request),
            "dealt": instance["dealt"],
            "synonym_url": _prefilled("search_synonyms:add", words=question),
            "synonyms_url": _prefilled("search_synonyms:index", q=question),
            "promote_url": _prefilled("search_promoted:add", question=question),
            "next": request.get_full_path(),
        }
        return context


class QuestionReport(SafeExportMixin, ReportView):
    """The questions of the agency at whose address the officer works; first those that often had
    no result."""

    model = QuestionTotal
    page_title = gettext_lazy("What people looked for")
    header_icon = "search"
    permission_policy = QUESTIONS
    permission_required = "view"
    paginator_class = QuestionPaginator
    filterset_class = QuestionFilterSet
    is_searchable = True
    default_ordering = FIRST_UNANSWERED
    index_url_name = "search_questions"
    index_results_url_name = "search_questions_results"
    results_template_name = "search/admin/questions_results.html"
    table_classname = "listing search-questions"
    columns = [
        Column(
            "question",
            label=gettext_lazy("Searched for"),
            sort_key="question",
            classname="search-question",
        ),
        Column(
            "unanswered",
            label=gettext_lazy("Times without result"),
            sort_key="unanswered",
            classname="number",
        ),
        Column(
            "asked",
            label=gettext_lazy("Times asked"),
            sort_key="asked",
            classname="number search-wide",
        ),
        Column(
            "last",
            label=gettext_lazy("Last asked"),
            accessor=lambda row: format_date(row["last"], short=True),
            sort_key="last",
            classname="search-wide",
        ),
        ActColumn("acts", label=gettext_lazy("What to do")),
    ]
    list_export = ["question", "unanswered", "asked", "last"]
    export_headings = {
        "question": gettext_lazy("Searched for"),
        "unanswered": gettext_lazy("Times without result"),
        "asked": gettext_lazy("Times asked"),
        "last": gettext_lazy("Last asked"),
    }

    @cached_property
    def site(self) -> Site:
        return agency_site(self.request)

    def get_filename(self) -> str:
        return f"{_('What people looked for')} {format_date(timezone.now(), short=True)}"

    def get_base_queryset(self) -> QuestionTotalQuerySet:
        return QuestionTotal.objects.of_site(self.site)

    def get_filtered_queryset(self) -> Any:
        return self.get_queryset()

    def get_queryset(self) -> Any:
        """Sums for each question: of the days in the period, then narrowed and ordered."""
        rows = self.filter_queryset(self.get_base_queryset()).by_question()
        kind = self.filters.form.cleaned_data.get("shown") if self.filters.is_valid() else ""
        aside = questions.questions_set_aside(self.site)
        rows = (
            rows.filter(question__in=aside) if kind == ASIDE else rows.exclude(question__in=aside)
        )
        if kind == UNANSWERED:
            rows = rows.filter(unanswered__gt=0)
        elif kind == FREQUENT:
            waiting = suggestions.frequent_of(self.site) - suggestions.accepted_of(self.site)
            rows = rows.filter(question__in=waiting)
        elif kind == ACCEPTED:
            rows = rows.filter(question__in=suggestions.accepted_of(self.site))
        if wanted := key_of(self.search_query):
            rows = rows.filter(question__contains=wanted)
        return self.order_queryset(rows)

    def decorate_paginated_queryset(self, rows: Any) -> Any:
        if self.is_export:
            return rows
        shown = list(rows)
        done = dealt_with(self.site, [row["question"] for row in shown])
        return [row | {"dealt": done[row["question"]]} for row in shown]

    def get_table(self, object_list: Any, **kwargs: Any) -> Any:
        return super().get_table(self.decorate_paginated_queryset(object_list), **kwargs)

    @cached_property
    def no_results_message(self) -> str:
        if self.is_searching or self.is_filtering:
            return _("No question fits.")
        return _("Nobody has searched on the website yet.")


def _prefilled(name: str, **values: str) -> str:
    return f"{reverse(name)}?{urlencode(values)}"
