"""A person reports that a page harms them: without an account, and answered like every case."""

import time

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from home.cases import throttle
from home.models import ContentPage
from home.models.e_services import RECEIPT_SECONDS, SENT
from ita.monitoring.petitions.forms import HarmForm
from ita.monitoring.petitions.operations import report_harm
from ita.monitoring.public_pages import public_page

TEMPLATE = "ita/report.html"


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form, and after sending the number and the secret, which this visitor's session alone
    holds for a while."""
    page = public_page(request, page_id)
    if request.method == "POST":
        return _private(_send(request, page))
    if SENT in request.GET:
        return _private(_receipt(request, page))
    return _private(render(request, TEMPLATE, {"page": page, "form": HarmForm()}))


def _send(request: HttpRequest, page: ContentPage) -> HttpResponse:
    form = HarmForm(request.POST)
    if not form.is_valid():
        return render(request, TEMPLATE, {"page": page, "form": form}, status=422)
    if not throttle.may_send("harm", throttle.address_of(request)):
        form.add_error(None, _("Too much was sent at once. Please try again in 15 minutes."))
        return render(request, TEMPLATE, {"page": page, "form": form}, status=429)
    case = report_harm(page, **form.cleaned_data)
    request.session[_key(page)] = (case.number, case.secret, time.time() + RECEIPT_SECONDS)
    return redirect(f"{request.path}?{SENT}")


def _receipt(request: HttpRequest, page: ContentPage) -> HttpResponse:
    number, secret, until = request.session.get(_key(page), ("", "", 0))
    if until < time.time():
        request.session.pop(_key(page), None)
        return redirect("case")
    return render(request, TEMPLATE, {"page": page, "number": number, "secret": secret})


def _key(page: ContentPage) -> str:
    return f"report-{page.pk}"


def _private(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
