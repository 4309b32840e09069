"""What a webmaster decides about a question: set it aside, or suggest it to visitors."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import permission_required

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.sites import agency_site
from search.analysis.keys import key_of
from search.models.question import LONGEST_QUESTION
from search.query_log import questions, suggestions


@require_POST
@permission_required("thai_search.change_questiontotal")
def set_aside(request: OfficerRequest) -> HttpResponse:
    """Set a question aside, or take it back: ``question``, ``back``, ``next``."""
    site, question = agency_site(request), _question(request)
    if not question:
        messages.error(request, _("No question was named."))
    elif request.POST.get("back"):
        questions.take_back(site, question)
        messages.success(request, _("“%(question)s” is back on the list.") % {"question": question})
    else:
        questions.set_aside(site, question)
        suggestions.decline(site, question, request.user)
        messages.success(
            request,
            _("“%(question)s” is set aside: neither listed here nor suggested to visitors.")
            % {"question": question},
        )
    return _back(request)


@require_POST
@permission_required("thai_search.change_questiontotal")
def suggest(request: OfficerRequest) -> HttpResponse:
    """Suggest a question to visitors, or no longer: ``question``, ``back``, ``next``."""
    site, question = agency_site(request), _question(request)
    if not question:
        messages.error(request, _("No question was named."))
    elif request.POST.get("back"):
        suggestions.decline(site, question, request.user)
        gone = _("“%(question)s” is no longer suggested to visitors.")
        messages.success(request, gone % {"question": question})
    else:
        _accept(request, question)
    return _back(request)


def _accept(request: OfficerRequest, question: str) -> None:
    try:
        suggestions.accept(agency_site(request), question, request.user)
    except NotAllowed as error:
        messages.error(request, error.reason)
        return
    done = _("“%(question)s” is suggested to visitors now. The register says who allowed it.")
    messages.success(request, done % {"question": question})


def _question(request: OfficerRequest) -> str:
    return key_of(request.POST.get("question", ""))[:LONGEST_QUESTION]


def _back(request: OfficerRequest) -> HttpResponse:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        return redirect(target)
    return redirect("search_questions")
