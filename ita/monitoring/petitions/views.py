"""The register of requests with its clock, and one request, of which each reading is recorded."""

import io
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from home.cases.content import submitted
from home.cases.permissions import why_not_read
from home.cases.viewset import CASE_READ
from home.core.exceptions import NotAllowed
from home.core.screens import OfficerView
from home.core.users import OfficerRequest
from home.models import CaseKind
from home.screens import AgencyScreenMixin
from ita.monitoring.petitions import operations, removal, rules
from ita.monitoring.petitions.components import ENDS_HARM
from ita.monitoring.petitions.forms import DecisionForm
from ita.monitoring.petitions.keeping import PROPOSED_MONTHS, ends_within, term_of
from ita.monitoring.petitions.letter import has_letter, letter_file
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.prepared import draft_centre, draft_figures
from ita.monitoring.petitions.selectors import figures_of, petitions_of
from ita.monitoring.screens import AgencyScreen, YearScreen
from ita.people.selectors import duties_of
from ita.workflow.removal.rules import why_not_take_down
from ita.workflow.rules import why_not_requester


class PetitionsView(YearScreen):
    """For case officers and requesters: it shows nothing of what people wrote."""

    template_name = "ita/admin/petitions.html"
    page_title = gettext_lazy("Requests of people")
    header_icon = "mail"
    needs_duty = False

    def why_not_open(self) -> str | None:
        return rules.why_not_see(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            petitions=petitions_of(self.site, self.year),
            figures=figures_of(self.site, self.year),
            may_read=why_not_read(user, self.site) is None,
            term=term_of(self.site),
            proposed_months=PROPOSED_MONTHS,
            going=ends_within(self.site),
            may_set_term=rules.why_not_set_term(user, self.site, PROPOSED_MONTHS) is None,
            may_end_harm=bool(duties_of(user, self.site) & ENDS_HARM),
            may_enter=rules.why_not_enter(user, self.site) is None,
            may_draft=why_not_requester(user, self.site) is None,
            **kwargs,
        )

    def post(self, request: OfficerRequest) -> HttpResponse:
        """Prepare pages: the centre and its form, or the figures of the year; or set the term."""
        try:
            if request.POST.get("action") == "term":
                months = request.POST.get("months", "")
                removal.set_term(self.site, request.user, int(months) if months.isdecimal() else 0)
                messages.success(request, _("The term was set. It stands on the register."))
                return redirect("ita_petitions")
            if request.POST.get("action") == "figures":
                pages = [draft_figures(self.site, request.user, self.year)]
            else:
                pages = draft_centre(self.site, request.user)
        except NotAllowed as error:
            return self.refused(error)
        titles = ", ".join(f"“{page.title}”" for page in pages)
        messages.success(request, _("Drafts were made: %(titles)s") % {"titles": titles})
        return redirect("wagtailadmin_pages:edit", pages[0].pk)


class OfPetition:
    """About one request of the agency, for those who may read what people sent."""

    needs_duty = False
    header_icon = "mail"

    def why_not_open(self: Any) -> str | None:
        return why_not_read(self.request.user, self.site)

    @cached_property
    def petition(self: Any) -> Petition:
        rows = Petition.objects.of_site(self.site).select_related("site", "case__page")
        found = rows.filter(pk=self.kwargs["petition_id"]).first()
        if found is None:
            raise Http404
        return found


class PetitionView(OfPetition, AgencyScreen):
    template_name = "ita/admin/petition.html"
    page_title = gettext_lazy("One request")

    def get_page_subtitle(self) -> str:
        return self.petition.case.number

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        log(instance=self.petition.case, action=CASE_READ)  # before the answer is rendered
        return super().get(request, *args, **kwargs)

    def post(self, request: OfficerRequest, petition_id: int) -> HttpResponse:
        form = DecisionForm(self.petition, request.POST)
        try:
            if request.POST.get("action") == "extend":
                operations.extend(self.petition, request.user, request.POST.get("reason", ""))
                messages.success(request, _("The time to answer was extended."))
            else:
                operations.decide(self.petition, request.user, **_chosen(form))
                messages.success(request, _("The decision was recorded; the person reads it."))
        except NotAllowed as error:
            return self.refused(error, form=form, reason=request.POST.get("reason", ""))
        return redirect("ita_petition", petition_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        petition, user = self.petition, self.request.user
        page = petition.case.page.specific
        kwargs.setdefault("form", DecisionForm(petition))
        return super().get_context_data(
            petition=petition,
            page=page,
            may_correct=page.live and page.permissions_for_user(user).can_edit(),
            may_take_down=page.live and why_not_take_down(user, page) is None,
            is_harm=petition.case.kind == CaseKind.HARM,
            submitted=submitted(petition.case),
            may_decide=rules.why_not_decide(user, petition) is None,
            may_extend=rules.why_not_extend(user, petition, "-") is None,
            more_days=operations.MORE_DAYS,
            has_letter=has_letter(petition),
            back=reverse("ita_petitions"),
            **kwargs,
        )


class LetterView(OfPetition, AgencyScreenMixin, OfficerView):
    """The letter of a refusal, as PDF or Word; to open it is a reading too."""

    def get(self, request: OfficerRequest, petition_id: int, extension: str) -> FileResponse:
        if extension not in ("pdf", "docx") or not has_letter(self.petition):
            raise Http404
        log(instance=self.petition.case, action=CASE_READ)
        name, content = letter_file(self.petition, extension)
        response = FileResponse(io.BytesIO(content), as_attachment=True, filename=name)
        response["Cache-Control"] = "no-store"
        return response


def _chosen(form: DecisionForm) -> dict[str, str]:
    """What was typed, whether or not it fits: the rules say what is wrong with it."""
    form.is_valid()
    typed = {name: str(form.data.get(name, "")) for name in ("decision", "ground", "answer")}
    return typed
