"""Which mails went to whom, and which did not; what did not can be sent again."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
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
from home.sites import agency_site
from ita.notifications import rules
from ita.notifications.daily.models import DailyMail
from ita.notifications.models import Notice
from ita.notifications.operations import send_again, send_daily_again


class NoticeColumn(Column):
    """What the mail is about, and to whom it goes: one column, so that a phone shows the button."""

    cell_template_name = "ita/admin/notice_cell.html"

    class Media:
        css = {"all": ["ita/publication.css"]}


class StateColumn(Column):
    """The state, what went wrong, and the button to try again."""

    cell_template_name = "ita/admin/notice_state.html"

    def __init__(self, name: str, again: str, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.again = again

    def get_cell_context_data(
        self, instance: Notice | DailyMail, parent_context: RenderContext
    ) -> dict[str, Any]:
        request = parent_context["request"]
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context) | {
            "csrf_token": get_token(request),
            "again_url": reverse(self.again, args=[instance.pk]),
            "can_send_again": rules.why_not_send_again(request.user, instance) is None,
        }
        return context


class NoticeFilterSet(WagtailFilterSet):
    class Meta:
        model = Notice
        fields = ["state"]


class MailReport(ReportView):
    """Mails, newest first; for those who look after them."""

    header_icon = "mail"
    default_ordering = "-pk"
    is_searchable = True
    permission_policy = ModelPermissionPolicy(Notice)
    any_permission_required = ["view"]


class NoticeReport(MailReport):
    """The mails about acts."""

    model = Notice
    page_title = gettext_lazy("Notices by mail")
    search_fields = [
        "entry__page_title",
        "entry__subject_label",
        "recipient__email",
        "recipient__username",
    ]
    filterset_class = NoticeFilterSet
    index_url_name = "ita_notices"
    index_results_url_name = "ita_notices_results"
    columns = [
        NoticeColumn("entry", label=gettext_lazy("notice by mail")),
        StateColumn("get_state_display", "ita_notice_send_again", label=gettext_lazy("state")),
    ]

    def get_base_queryset(self) -> QuerySet[Notice]:
        notices = Notice.objects.of_site(agency_site(self.request))
        return notices.select_related("entry", "recipient").order_by("-pk")


class DailyMailColumn(NoticeColumn):
    """The day of a mail of the morning, and to whom it goes."""

    cell_template_name = "ita/admin/daily_mail_cell.html"


class DailyMailFilterSet(WagtailFilterSet):
    class Meta:
        model = DailyMail
        fields = ["state"]


class DailyMailReport(MailReport):
    """The mails of the morning."""

    model = DailyMail
    page_title = gettext_lazy("Mails of the morning")
    search_fields = ["recipient__email", "recipient__username", "unit__name"]
    filterset_class = DailyMailFilterSet
    index_url_name = "ita_daily_mails"
    index_results_url_name = "ita_daily_mails_results"
    columns = [
        DailyMailColumn("day", label=gettext_lazy("mail of the morning")),
        StateColumn("get_state_display", "ita_daily_mail_send_again", label=gettext_lazy("state")),
    ]

    def get_base_queryset(self) -> QuerySet[DailyMail]:
        mails = DailyMail.objects.of_site(agency_site(self.request))
        return mails.select_related("recipient", "unit").order_by("-pk")


class SendAgainView(View):
    """The button of the list."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest, notice_id: int) -> HttpResponse:
        return _again(request, send_again, get_object_or_404(Notice, pk=notice_id), "ita_notices")


class SendDailyAgainView(View):
    """The same for a mail of the morning."""

    http_method_names = ["post"]

    def post(self, request: OfficerRequest, daily_mail_id: int) -> HttpResponse:
        mail = get_object_or_404(DailyMail, pk=daily_mail_id)
        return _again(request, send_daily_again, mail, "ita_daily_mails")


def _again(
    request: OfficerRequest, act: Callable[[Any, User], None], mail: Any, screen: str
) -> HttpResponse:
    try:
        act(mail, request.user)
    except NotAllowed as error:
        if not request.user.has_perm("ita.view_notice"):
            raise
        messages.error(request, error.reason)
    else:
        messages.success(request, _("The mail is being sent again."))
    return redirect(screen)


class FaultPanel(Component):
    """On the first screen of those who look after the mails: how many could not be sent."""

    name = "ita_notice_faults"
    template_name = "ita/admin/notice_faults.html"
    order = 55

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.user.has_perm("ita.view_notice"):
            return {"count": 0, "daily": 0}
        site = agency_site(request)
        return {
            "count": Notice.objects.of_site(site).failed().count(),
            "daily": DailyMail.objects.of_site(site).failed().count(),
        }
