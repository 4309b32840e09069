from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from ita.assessment.models import Framework
from ita.assessment.offers.mapping import Line, proposed, take_over
from ita.assessment.offers.places import link_found
from ita.assessment.views.base import AssessmentScreen


class MappingView(AssessmentScreen):
    """What proved last year's items, for the officer to tick what proves this year's."""

    permission_required = "add"
    template_name = "ita/admin/mapping.html"
    page_title = gettext_lazy("Last year's mapping")
    header_icon = "copy"

    @cached_property
    def framework(self) -> Framework:
        lists = Framework.objects.for_work(self.site)
        return get_object_or_404(lists, pk=self.kwargs["framework_id"])

    def get_page_subtitle(self) -> str:
        return str(self.framework)

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.framework)]

    def get(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponse:
        ticked = request.POST.getlist("line")
        try:
            linked = take_over(self.framework, self.site, request.user, ticked)
        except NotAllowed as refused:
            return self._refused([refused.reason], ticked)
        except ValidationError as error:
            return self._refused(error.messages, ticked)
        if not linked:
            messages.warning(request, _("Nothing was chosen."))
        else:
            count = len(linked)
            text = ngettext("Linked %(count)s page.", "Linked %(count)s pages.", count)
            messages.success(request, text % {"count": count})
        return redirect("ita_evidence_mapping", self.framework.pk)

    def _refused(self, reasons: list[str], ticked: list[str]) -> HttpResponse:
        context = self.get_context_data(errors=reasons, ticked=set(ticked))
        return self.render_to_response(context, status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = proposed(self.framework, self.site)
        by_item: dict[int, list[Line]] = {}
        for line in lines:
            by_item.setdefault(line.item.pk, []).append(line)
        return super().get_context_data(
            framework=self.framework,
            groups=[(rows[0].item, rows) for rows in by_item.values()],
            can_tick=any(not line.why_not for line in lines),
            **kwargs,
        )


class LinkFoundView(AssessmentScreen):
    """One click makes evidence what the system finds by itself for a list."""

    permission_required = "add"
    http_method_names = ["post"]
    page_title = gettext_lazy("Link what the system found")

    def post(self, request: OfficerRequest, framework_id: int) -> HttpResponseRedirect:
        framework = get_object_or_404(Framework.objects.for_work(self.site), pk=framework_id)
        try:
            linked = link_found(framework, self.site, request.user)
        except NotAllowed as refused:
            messages.error(request, refused.reason)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            count = len(linked)
            text = ngettext("Linked %(count)s list.", "Linked %(count)s lists.", count)
            messages.success(request, text % {"count": count})
        return redirect(self.coverage_step(framework)[0])
