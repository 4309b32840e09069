"""A frozen copy, for who has an assessor's private link."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.sites import agency_site
from ita.assessment.assessor.rules import why_closed
from ita.assessment.assessor.selectors import find_link
from ita.filing import store
from ita.filing.assessor import ROUTE
from ita.filing.enums import CaptureKind
from ita.filing.models import Capture
from ita.filing.selectors import is_closed
from ita.filing.serving import frozen_response


@require_safe
def frozen(request: HttpRequest, token: str, capture_pk: int) -> HttpResponse | FileResponse:
    """The frozen answer itself, or why it is not shown (410).

    Raises:
        Http404: the agency gave no such link, or filed nothing of that number by the link's list.
    """
    link = find_link(token, agency_site(request))
    if link is None:
        raise Http404
    if reason := why_closed(link):
        return render(request, "ita/assessor_closed.html", {"reason": reason}, status=410)
    filed = Capture.objects.filter(filing__site=link.site, filing__framework=link.framework)
    shown = filed.exclude(filing__entry_id=0).exclude(kind=CaptureKind.PAPER)
    capture = (
        shown.select_related("filing__framework", "filing__site").filter(pk=capture_pk).first()
    )
    if capture is None:
        raise Http404
    if is_closed(capture):
        return _gone(request, token, _("This was taken down after it was filed."))
    try:
        return frozen_response(capture, lambda number: reverse(ROUTE, args=[token, number]))
    except (store.Erased, FileNotFoundError):
        return _gone(request, token, _("Nothing is kept of this any more."))


def _gone(request: HttpRequest, token: str, reason: str) -> HttpResponse:
    context = {"reason": reason, "year_address": reverse("ita_assessor_year", args=[token])}
    return render(request, "ita/assessor_copy_gone.html", context, status=410)
