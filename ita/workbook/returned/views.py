"""The screens on which work in an exported workbook comes back: what it says other than the
website, and the taking over of what the officer chose."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.models import Framework
from ita.assessment.views.base import AssessmentScreen
from ita.workbook.keys import Key
from ita.workbook.returned.differences import Difference, differences, on_site
from ita.workbook.returned.forms import ReturnedForm
from ita.workbook.returned.operations import take_over, why_not_bring_back
from ita.workbook.returned.reading import ReturnedRow, read_returned

SALT = "ita.workbook.returned.preview"
PREVIEW_LASTS = 3600  # seconds between looking at the differences and taking them over
SHOWN = 400  # differences on one screen; the rest comes with the same file afterwards


class ReturnedScreen(AssessmentScreen):
    permission_required = "change"
    header_icon = "upload"
    template_name = "ita/admin/returned.html"
    page_title = gettext_lazy("Work in a workbook")
    http_method_names = ["post"]

    @cached_property
    def framework(self) -> Framework:
        lists = Framework.objects.for_work(self.site)
        return get_object_or_404(lists, pk=self.kwargs["framework_pk"])

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.framework)]

    def refuse(self, reason: str) -> HttpResponse:
        messages.error(self.request, reason)
        return redirect("ita_export_choice", self.framework.pk)

    def show(self, found: Sequence[Difference], status: int = 200) -> HttpResponse:
        ready = [each for each in found if not each.why_not]
        shown = ready[:SHOWN]
        plain = {
            "site": self.site.pk,
            "framework": self.framework.pk,
            "rows": [asdict(each.row) for each in shown],
        }
        context = self.get_context_data(
            framework=self.framework,
            ready=shown,
            refused=[each for each in found if each.why_not][:SHOWN],
            more=len(ready) - len(shown),
            payload=signing.dumps(plain, salt=_salt(self.request), compress=True),
        )
        response: HttpResponse = self.render_to_response(context, status=status)
        return response


class ReturnedView(ReturnedScreen):
    """Shows what the uploaded workbook says other than the website. Nothing is taken over yet."""

    def post(self, request: OfficerRequest, framework_pk: int) -> HttpResponse:
        if reason := why_not_bring_back(request.user, self.site):
            return self.refuse(reason)
        form = ReturnedForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.refuse(" ".join(map(str, form.errors["file"])))
        try:
            content = form.cleaned_data["file"].read()
            rows = read_returned(content, self.framework, self.site)
        except NotAllowed as error:
            return self.refuse(error.reason)
        return self.show(differences(rows, on_site(self.framework, self.site)))


class TakeOverView(ReturnedScreen):
    """Takes over what was ticked. The rows are signed for this officer: a browser cannot alter
    them."""

    def post(self, request: OfficerRequest, framework_pk: int) -> HttpResponse:
        try:
            rows = self.read_payload()
        except signing.BadSignature:
            return self.refuse(_("Please choose the file again."))
        chosen = request.POST.getlist("chosen")
        try:
            count = take_over(self.framework, self.site, request.user, rows, set(chosen))
        except NotAllowed as error:
            messages.error(request, error.reason)
            return self.show(differences(rows, on_site(self.framework, self.site)), status=409)
        told = ngettext(
            "%(count)s change was taken over.", "%(count)s changes were taken over.", count
        )
        messages.success(request, told % {"count": count})
        return redirect("ita_export_choice", self.framework.pk)

    def read_payload(self) -> list[ReturnedRow]:
        """Raises:
        BadSignature: forged, of another officer, agency or list, or too old.
        """
        payload = self.request.POST.get("payload", "")
        plain = signing.loads(payload, salt=_salt(self.request), max_age=PREVIEW_LASTS)
        if (plain["site"], plain["framework"]) != (self.site.pk, self.framework.pk):
            raise signing.BadSignature
        return [_row(each) for each in plain["rows"]]


def _row(plain: dict[str, Any]) -> ReturnedRow:
    return ReturnedRow(**plain | {"key": Key(**plain["key"])})


def _salt(request: OfficerRequest) -> str:
    return f"{SALT}.{request.user.pk}"
