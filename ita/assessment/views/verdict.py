"""The screen on which an officer says of an item, or of an element, whether it is met, and why."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.coverage import ElementCoverage, ItemCoverage, item_coverage
from ita.assessment.judging import operations, rules
from ita.assessment.models import Element
from ita.assessment.verdicts.standing import fingerprint, judged
from ita.assessment.views.item import ItemScreen

MET, NOT_MET, WITHDRAW = "met", "not_met", "withdraw"


class VerdictView(ItemScreen):
    """A verdict on an item, or with ``element_id`` on one of its elements."""

    template_name = "ita/admin/verdict.html"
    page_title = gettext_lazy("Verdict")

    @cached_property
    def covered(self) -> ItemCoverage:
        return item_coverage(self.item, self.site)

    @cached_property
    def entry(self) -> ElementCoverage | None:
        """The element that is judged; None for the item as a whole."""
        wanted = self.kwargs.get("element_id")
        if wanted is None:
            return None
        found = [each for each in self.covered.elements if each.element.pk == wanted]
        if not found:
            raise Http404
        return found[0]

    @property
    def element(self) -> Element | None:
        return self.entry.element if self.entry else None

    def get(self, request: OfficerRequest, **kwargs: Any) -> HttpResponse:
        return self.show()

    def post(self, request: OfficerRequest, **kwargs: Any) -> HttpResponse:
        reason, said = request.POST.get("reason", ""), request.POST.get("verdict", "")
        if said not in (MET, NOT_MET, WITHDRAW):
            messages.error(request, _("Please choose a verdict."))
            return self.show(reason, status=422)
        try:
            self.act(said, reason)
        except NotAllowed as refused:
            messages.error(request, refused.reason)
            return self.show(reason, said, status=422)
        done = _("The verdict was withdrawn.") if said == WITHDRAW else _("The verdict was given.")
        messages.success(request, done)
        return redirect("ita_item", self.item.pk)

    def act(self, said: str, reason: str) -> None:
        about = (self.item, self.element)
        user = self.request.user
        if said == WITHDRAW:
            operations.withdraw(*about, reason, self.site, user)
            return
        seen = self.request.POST.get("seen", "")
        operations.judge(*about, said == MET, reason, self.site, user, seen=seen)

    def show(self, reason: str = "", said: str = "", status: int = 200) -> HttpResponse:
        judged_now = judged(self.item, self.covered.evidence, self.element)
        subject = self.entry or self.covered
        context = self.get_context_data(
            item=self.item,
            framework=self.item.framework,
            covered=self.covered,
            entry=self.entry,
            facts=[fact for fact in self.covered.evidence if self._is_judged(fact.element_ids)],
            verdict=subject.verdict,
            fallen=subject.fallen,
            seen=fingerprint(judged_now),
            reason=reason,
            said=said,
            why_not=rules.why_not_judge(self.request.user, self.site),
            why_not_met=None if self.entry else rules.why_not_complete(self.covered),
        )
        response: HttpResponse = self.render_to_response(context, status=status)
        return response

    def _is_judged(self, element_ids: frozenset[int]) -> bool:
        return self.entry is None or self.entry.element.pk in element_ids
