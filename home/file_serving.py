"""What the public address of a document answers: the file, or in words why it does not."""

import logging
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from home.file_uses import is_stored, live_pages_showing
from home.models import AgencyDocument

logger = logging.getLogger(__name__)
EDITION, OLD = "edition", "old"


def former_url(document: AgencyDocument) -> str:
    """Where ``document`` itself is served, also when it is superseded."""
    return f"{document.url}?{EDITION}={OLD}"


def keep_private(document: AgencyDocument, request: HttpRequest) -> None:
    """Before a live page shows it, only officers open a file; to others it is not there."""
    if not document.is_public and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404


def say_superseded(document: AgencyDocument, request: HttpRequest) -> HttpResponse | None:
    """200, not a redirect: who filed this address as evidence must still find this very file,
    which stands there for the record (``?edition=old``)."""
    if request.GET.get(EDITION) == OLD:
        return None
    newer = document.newer_editions()
    if not newer or live_pages_showing(document):
        return None
    context = {
        "document": document,
        "newest": newer[-1],
        "since": newer[0].public_since,
        "former_url": former_url(document),
    }
    return render(request, "home/superseded.html", context)


def say_missing(document: AgencyDocument, request: HttpRequest) -> HttpResponse | None:
    """503, not 404: the address is right, and the file comes back with the backup."""
    if is_stored(document):
        return None
    logger.error("document %s: %s is not on the disk", document.pk, document.file.name)
    context = {"document": document}
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return render(request, "home/file_missing.html", context, status=status)
