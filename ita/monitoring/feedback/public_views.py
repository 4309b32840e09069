"""A reader says whether a page is useful, or reports a mistake in it: without an account, a name or
a cookie."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from home.cases import throttle
from home.core.same_origin import is_same_origin
from home.models import ContentPage
from ita.monitoring.feedback.forms import MistakeForm
from ita.monitoring.feedback.models import MistakeReport
from ita.monitoring.feedback.operations import count_useful, hash_of, report_mistake
from ita.monitoring.public_pages import public_page

ANSWERS = {"yes": True, "no": False}
SENT = "sent"


@csrf_exempt  # the button stands on pages that a cache keeps; where it came from is asked instead
@require_http_methods(["GET", "HEAD", "POST"])
def useful(request: HttpRequest, page_id: int) -> HttpResponse:
    """The question, and after an answer the thanks; the way back to the page on both."""
    page = public_page(request, page_id)
    context = {"page": page, "is_sent": SENT in request.GET}
    if request.method != "POST":
        return _fresh(render(request, "ita/useful.html", context))
    answer = ANSWERS.get(request.POST.get("useful", ""))
    if answer is None or not is_same_origin(request):
        context["problem"] = _("The answer could not be taken. Please answer here.")
        return _fresh(render(request, "ita/useful.html", context, status=400))
    if not throttle.may_send(f"useful-{page.pk}", throttle.address_of(request)):
        context["problem"] = _("Too much was sent at once. Please try again in 15 minutes.")
        return _fresh(render(request, "ita/useful.html", context, status=429))
    count_useful(page, answer)
    return redirect(f"{request.path}?{SENT}")


@csrf_exempt  # as above; the form keeps nothing in a session, either
@require_http_methods(["GET", "HEAD", "POST"])
def mistake(request: HttpRequest, page_id: int) -> HttpResponse:
    """The form; what was sent leads to the address at which the answer will stand."""
    page = public_page(request, page_id)
    form = MistakeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _form(request, page, form)
    if not form.is_valid():
        return _form(request, page, form, status=422)
    if not is_same_origin(request):
        form.add_error(None, _("It could not be sent. Please press Send once more."))
        return _form(request, page, form, status=400)
    if not throttle.may_send("mistake", throttle.address_of(request)):
        form.add_error(None, _("Too much was sent at once. Please try again in 15 minutes."))
        return _form(request, page, form, status=429)
    token = report_mistake(page, form.cleaned_data["text"])
    return redirect("ita_mistake_sent", page.pk, token)


@require_safe
def mistake_sent(request: HttpRequest, page_id: int, token: str) -> HttpResponse:
    """What was reported, and the answer once it was given."""
    page = public_page(request, page_id)
    report = MistakeReport.objects.filter(page=page, token_sha256=hash_of(token)).first()
    if report is None:
        raise Http404
    return _fresh(render(request, "ita/mistake_sent.html", {"page": page, "report": report}))


def _form(
    request: HttpRequest, page: ContentPage, form: MistakeForm, status: int = 200
) -> HttpResponse:
    context = {"page": page, "form": form}
    return _fresh(render(request, "ita/mistake.html", context, status=status))


def _fresh(response: HttpResponse) -> HttpResponse:
    add_never_cache_headers(response)
    return response
