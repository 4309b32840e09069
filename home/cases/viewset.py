"""Cases in the admin: officers read what citizens sent, set the state and answer."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic import history, usage
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from home.cases.filters import CaseFilterSet
from home.cases.panels import SubmittedPanel
from home.cases.permissions import CasePermissionPolicy, CitizensWords
from home.core.exceptions import ensure
from home.models import Case, CaseKind
from home.sites import agency_site, pages_of
from home.thai.calendar import format_date, format_datetime

CASE_HANDLED, CASE_READ = "home.case_handled", "home.case_read"


class CaseIndexView(CitizensWords, generic.IndexView):
    def get_base_queryset(self) -> Any:
        cases = super().get_base_queryset().select_related("page")
        cases = cases.filter(page__in=pages_of(agency_site(self.request)))
        return cases.filter(kind=CaseKind.GENERAL)  # the others are decided on their own register


class CaseHistoryView(CitizensWords, history.HistoryView):
    pass


class CaseUsageView(CitizensWords, usage.UsageView):
    pass


class CaseEditView(CitizensWords, generic.EditView):
    def get_object(self, queryset: Any = None) -> Case:
        case: Case = super().get_object(queryset)
        own = _("This is decided on the register of requests, under Monitoring.")
        gone = _("What was sent was removed after its term: nothing is left to be answered.")
        ensure(None if case.kind == CaseKind.GENERAL else own)
        ensure(gone if case.content_removed_on else None)
        return case

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Each reading is recorded: who, and when. The list shows nothing that a citizen wrote."""
        response: HttpResponse = super().get(request, *args, **kwargs)
        log(instance=self.object, action=CASE_READ)  # before the answer is rendered
        return response

    def save_instance(self) -> Case:
        """Save and log who set which state and answer; saving without a change is no act."""
        case: Case = self.form.save()
        self.has_content_changes = self.form.has_changed()
        if self.has_content_changes:
            data = {"state": case.state, "answer": case.answer}
            log(instance=case, action=CASE_HANDLED, content_changed=True, data=data)
        return case


class CaseViewSet(ModelViewSet):
    model = Case
    name = "case"
    icon = "mail"
    menu_label = gettext_lazy("e-Service cases")
    menu_order = 350
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = CaseIndexView
    edit_view_class = CaseEditView
    history_view_class = CaseHistoryView
    usage_view_class = CaseUsageView
    filterset_class = CaseFilterSet
    search_fields = ["number"]
    search_backend_name = None
    list_display = [
        "number",
        Column("page", label=gettext_lazy("Form"), sort_key="page__title"),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        Column(
            "submit_time",
            label=gettext_lazy("Received on"),
            accessor=lambda case: format_datetime(case.submit_time),
            sort_key="submit_time",
        ),
        Column(
            "content_removed_on",
            label=gettext_lazy("Personal content removed on"),
            accessor=lambda case: (
                format_date(case.content_removed_on) if case.content_removed_on else "–"
            ),
        ),
        Column(
            "updated_at",
            label=gettext_lazy("Last updated"),
            accessor=lambda case: format_datetime(case.updated_at),
            sort_key="updated_at",
        ),
    ]
    panels = [
        MultiFieldPanel([SubmittedPanel()], heading=gettext_lazy("What was sent")),
        FieldPanel("state"),
        FieldPanel("answer"),
    ]

    @property
    def permission_policy(self) -> CasePermissionPolicy:
        return CasePermissionPolicy(self.model)
