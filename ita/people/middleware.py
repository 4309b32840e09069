"""Puts an officer's duties right, says for which agency they work in a request, and who enters."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.screens import why_not_officer
from home.core.users import OfficerRequest
from ita.people.agencies import agencies_named
from ita.people.groups import mirror_duties
from ita.people.rules import why_without_post
from ita.people.selectors import agencies_of, remember_duties

SESSION_KEY = "agency"
ONLY_SHOWN = ("GET", "HEAD")
# Wagtail's screens that show nothing of an agency: an account without a duty has these alone.
FOR_ALL_ACCOUNTS = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_dismissibles",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}
Answer = Callable[[HttpRequest], HttpResponse]


class AgencyMiddleware:
    """After Django's authentication. Only who sent a session is asked who they are, so that what
    the public gets can be kept in a cache."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: OfficerRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            mirror_duties(request.user)
            if is_in_admin(request):
                if request.method in ONLY_SHOWN:
                    remember_duties(request.user)
                request.agencies = list(agencies_of(request.user))
                request.agency = chosen_agency(request)
                request.is_officer = why_not_officer(request.user) is None
        return self.get_response(request)

    def process_view(
        self, request: OfficerRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> None:
        """The one check before all screens of the admin, our own and Wagtail's; who is not logged
        in is led to the login as ever. What belongs to an agency in which the officer holds no
        post is not there.

        Raises:
            NotAllowed: see ``why_not_enter``.
            Http404: the address names such a thing, or one that is nobody's.
        """
        if not is_in_admin(request) or not request.user.is_authenticated:
            return
        ensure(why_not_enter(request))
        for agency in agencies_named(request):
            if agency is None or agency == request.agency:
                continue
            if agency not in request.agencies:
                raise Http404
            request.agency = agency


def why_not_enter(request: OfficerRequest) -> str | None:
    """Why the user cannot open the screen, whatever it shows: some of Wagtail's (7.4: choosers,
    tags, the admin's API) would show drafts to every account that enters the admin."""
    match = request.resolver_match
    if request.user.is_superuser or (match and match.view_name in FOR_ALL_ACCOUNTS):
        return None
    if request.agency is None:
        return why_without_post(request.user, None)
    view = getattr(match and match.func, "view_class", None)
    return why_not_officer(request.user) if getattr(view, "needs_duty", True) else None


def is_in_admin(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def chosen_agency(request: OfficerRequest) -> Site | None:
    """The agency that the officer chose, or that of the host, or the first of those in which they
    hold a post; None where there is none."""
    by_number = {agency.pk: agency for agency in request.agencies}
    host = Site.find_for_request(request)
    for number in (request.session.get(SESSION_KEY), host.pk if host else None, *by_number):
        if number in by_number:
            return by_number[number]
    return None
