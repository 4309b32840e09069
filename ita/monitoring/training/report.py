"""The report of who had what, by Wagtail's own view with its export."""

from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from home.core.exceptions import ensure
from home.exports import SafeExportMixin
from home.sites import agency_site
from home.thai.calendar import fiscal_year_bounds, format_date, to_be
from ita.monitoring.screens import asked_year
from ita.monitoring.training.models import Attendance, AttendanceQuerySet
from ita.monitoring.training.rules import why_not_enter
from ita.monitoring.training.selectors import attended


class TrainingReport(SafeExportMixin, ReportView):
    """Who took part in what in a fiscal year, one row each; for those who enter trainings."""

    model = Attendance
    page_title = _("Report of training")
    header_icon = "openquote"
    index_url_name = "ita_training_report"
    index_results_url_name = "ita_training_report_results"
    default_ordering = "-completed_on"
    table_classname = "listing ita-register"  # on phones each row is a card
    columns = [
        Column("name", label=_("full name")),
        Column("position", label=_("position")),
        Column("unit_name", label=_("unit")),
        TitleColumn("course", label=_("subject"), url_name="ita_training", id_accessor="course_id"),
        Column("kind", label=_("kind of training"), accessor="course.get_kind_display"),
        Column("day", label=_("completed on"), accessor=lambda row: format_date(row.completed_on)),
        Column("hours", label=_("hours"), accessor="course.hours"),
    ]
    list_export = [
        "name",
        "position",
        "unit_name",
        "course.title",
        "course.get_kind_display",
        "completed_on",
        "course.hours",
    ]
    export_headings = {
        "course.title": _("subject"),
        "course.get_kind_display": _("kind of training"),
        "course.hours": _("hours"),
        "completed_on": _("completed on"),
    }

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        ensure(why_not_enter(request.user, agency_site(request)))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def year(self) -> int:
        return asked_year(self.request)

    def get_page_subtitle(self) -> str:
        return str(to_be(self.year))

    def get_filename(self) -> str:
        return f"training-{to_be(self.year)}"

    def get_base_queryset(self) -> AttendanceQuerySet:
        return attended(agency_site(self.request), *fiscal_year_bounds(self.year))
