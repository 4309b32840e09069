"""Private links in the admin: made, listed, revoked; and the questions that came by them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.assessor import operations
from ita.assessment.assessor.forms import LinkForm
from ita.assessment.assessor.models import AssessorLink, AssessorQuestion
from ita.assessment.assessor.rules import why_closed
from ita.assessment.assessor.selectors import links_of, questions_of
from ita.assessment.board.rules import why_not_give_link
from ita.assessment.board.screens import BoardScreen
from ita.assessment.models import Framework


class AssessorScreen(BoardScreen):
    """For ITA officers and approvers of the agency."""

    header_icon = "link"

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_not_give_link(self.request.user, self.site)


class LinksView(AssessorScreen):
    """The links of a list, and the form that makes one: its address is shown once."""

    template_name = "ita/admin/assessor_links.html"
    page_title = gettext_lazy("Private links for assessors")

    @cached_property
    def framework(self) -> Framework:
        return self.find_list(self.kwargs["framework_id"])

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    def trail(self) -> list[tuple[str, str]]:
        return [self.board_step(self.framework)]

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self._show(LinkForm())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        form = LinkForm(request.POST)
        if not form.is_valid():
            return self._show(form, status=422)
        try:
            link, token = operations.make_link(
                self.framework, self.site, request.user, **form.cleaned_data
            )
        except NotAllowed as error:
            form.add_error(None, error.reason)
            return self._show(form, status=409)
        return self._show(LinkForm(), made=link, address=_address(link, token))

    def _show(self, form: LinkForm, status: int = 200, **shown: Any) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            framework=self.framework,
            links=[(link, why_closed(link)) for link in links_of(self.framework, self.site)],
            **shown,
        )
        return self.render_to_response(context, status=status)


class LinkView(AssessorScreen):
    """One link: how often it was opened, its questions; revoking it, answering them."""

    template_name = "ita/admin/assessor_link.html"
    page_title = gettext_lazy("Private link for an assessor")

    @cached_property
    def link(self) -> AssessorLink:
        mine = AssessorLink.objects.filter(site=self.site).select_related("framework", "site")
        found: AssessorLink = get_object_or_404(mine, pk=self.kwargs["assessor_link_id"])
        return found

    def get_page_subtitle(self) -> str:
        return self.link.purpose

    def trail(self) -> list[tuple[str, str]]:
        links = reverse("ita_assessor_links", args=[self.link.framework_id])
        return [self.board_step(self.link.framework), (links, _("Private links for assessors"))]

    def get(self, request: OfficerRequest, assessor_link_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, assessor_link_id: int) -> HttpResponse:
        number = request.POST.get("question", "")
        try:
            if request.POST.get("action") == "revoke":
                operations.revoke(self.link, request.user)
                messages.success(request, _("The link is revoked. It opens nothing any more."))
            elif question := self._question(number):
                operations.answer(question, request.user, request.POST.get("answer", ""))
                messages.success(request, _("The answer is saved; who has the link reads it."))
            else:
                messages.error(request, _("There is no such action on this step."))
        except NotAllowed as error:
            return self.refused(error, typed={number: request.POST.get("answer", "")})
        return redirect("ita_assessor_link", self.link.pk)

    def _question(self, number: str) -> AssessorQuestion | None:
        if not (number.isascii() and number.isdigit() and len(number) <= 18):
            return None
        return self.link.questions.filter(pk=number).first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        typed = kwargs.pop("typed", {})
        return super().get_context_data(
            link=self.link,
            why_closed=why_closed(self.link),
            questions=[
                (row, typed.get(str(row.pk), row.answer)) for row in questions_of(self.link)
            ],
            **kwargs,
        )


def _address(link: AssessorLink, token: str) -> str:
    with translation.override("th"):
        return f"{link.site.root_url}{reverse('ita_assessor_year', args=[token])}"
