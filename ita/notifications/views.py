"""Which mails went to whom, and which did not; what did not can be sent again."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from home.core.components import RenderContext
from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.notifications import rules
from ita.notifications.models import Notice
from ita.notifications.operations import send_again


class NoticeColumn(Column):
    """What the mail is about, and to whom it goes: one column, so that a phone shows the button."""

    cell_template_name = "ita/admin/notice_cell.html"

    class Media:
        css = {"all": ["ita/publication.css"]}


class StateColumn(Column):
    """The state, what went wrong, and the button to try again."""

    cell_template_name = "ita/admin/notice_state.html"

    def get_cell_context_data(
        self, instance: Notice, parent_context: RenderContext
    ) -> dict[str, Any]:
        request = parent_context["request"]
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context) | {
            "csrf_token": get_token(request),
            "can_send_again": rules.why_not_send_again(request.user, instance) is None,
        }
        return context


class NoticeFilterSet(WagtailFilterSet):
    class Meta:
        model = Notice
        fields = ["state"]


class NoticeReport(ReportView):
    """The mails, newest first."""

    model = Notice
    page_title = gettext_lazy("Notices by mail")
    header_icon = "mail"
    default_ordering = "-pk"
    is_searchable = True
    search_fields = ["entry__page_title", "recipient__email", "recipient__username"]
    filterset_class = NoticeFilterSet
    index_url_name = "ita_notices"
    index_results_url_name = "ita_notices_results"
    permission_policy = ModelPermissionPolicy(Notice)
    any_permission_required = ["view"]
    columns = [
        NoticeColumn("entry", label=gettext_lazy("notice by mail")),
        StateColumn("get_state_display", label=gettext_lazy("state")),
    ]

    def get_base_queryset(self) -> QuerySet[Notice]:
        return Notice.objects.select_related("entry", "recipient").order_by("-pk")


class SendAgainView(View):
    """The button of the list."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest, notice_id: int) -> HttpResponse:
        notice = get_object_or_404(Notice, pk=notice_id)
        try:
            send_again(notice, request.user)
        except NotAllowed as error:
            if not request.user.has_perm("ita.view_notice"):
                raise
            messages.error(request, error.reason)
        else:
            messages.success(request, _("The mail is being sent again."))
        return redirect("ita_notices")


class FaultPanel(Component):
    """On the first screen of those who look after the mails: how many could not be sent."""

    name = "ita_notice_faults"
    template_name = "ita/admin/notice_faults.html"
    order = 55

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        user = parent_context["request"].user
        may_see = user.has_perm("ita.view_notice")
        return {"count": Notice.objects.failed().count() if may_see else 0}
