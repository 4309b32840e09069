"""The wizard of the next year: what it would be, opening it, and what is left to do then."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.board.screens import BoardScreen
from ita.assessment.confirmation.selectors import confirmed
from ita.assessment.frameworks.protection import why_not_edit_text
from ita.assessment.models import Framework
from ita.assessment.publicity.kinds import PUBLICITY
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.rollover import operations, rules
from ita.assessment.rollover.plan import Plan, plan_of


class NextYearView(BoardScreen):
    """The next year of the list whose number is in the address."""

    template_name = "ita/admin/next_year.html"
    page_title = gettext_lazy("The next year")

    def why_not_open(self) -> str | None:
        return super().why_not_open() or rules.why_not_see(self.request.user, self.site)

    @cached_property
    def before(self) -> Framework:
        return self.find_list(self.kwargs["framework_id"])

    def get_page_subtitle(self) -> str:
        return str(self.before)

    def trail(self) -> list[tuple[str, str]]:
        lists = (reverse("ita_frameworks:index"), _("Frameworks"))
        return [lists, self.board_step(self.before)]

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        acts = {"open": self._open, "carry": self._carry, "years": self._move_years}
        act = acts.get(request.POST.get("action", ""))
        if act is None:
            messages.error(request, _("There is no such action on this step."))
            return self._here()
        try:
            return act()
        except NotAllowed as error:
            return self.refused(error)

    def _open(self) -> HttpResponseRedirect:
        target = operations.open_year(self.before, self.site, self.request.user)
        messages.success(self.request, _("%(framework)s was opened.") % {"framework": target})
        return self._here()

    def _carry(self) -> HttpResponseRedirect:
        count = operations.carry_again(self.before, self.site, self.request.user)
        words = ngettext(
            "%(count)s item got its owner and day from the year before.",
            "%(count)s items got their owners and days from the year before.",
            count,
        )
        messages.success(self.request, words % {"count": count})
        return self._here()

    def _move_years(self) -> HttpResponseRedirect:
        ticked = self.request.POST.getlist("text")
        count = operations.move_years_on(self.before, self.site, self.request.user, ticked)
        if not count:
            messages.warning(self.request, _("Nothing was chosen."))
        else:
            words = ngettext("%(count)s text was changed.", "%(count)s texts were changed.", count)
            messages.success(self.request, words % {"count": count})
        return self._here()

    def _here(self) -> HttpResponseRedirect:
        return redirect("ita_next_year", self.before.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = plan_of(self.before, self.site)
        reason = rules.why_not_from(self.before, self.site)
        return super().get_context_data(
            plan=plan, why_not=reason, **self._left_to_do(plan), **kwargs
        )

    def _left_to_do(self, plan: Plan) -> dict[str, Any]:
        """What the screen says of a list that is there."""
        target = plan.target
        if target is None:
            return {}
        opened = PublicFramework.objects.filter(site=self.site, framework=target, is_public=True)
        titles = confirmed(target, self.site).titles.values()
        return {
            "confirmed_codes": {row.item.code for row in titles},
            "may_edit": not why_not_edit_text(target),
            "is_public": opened.exists(),
            "publicity_url": reverse("ita_thing", args=[PUBLICITY.kind, target.pk]),
        }
