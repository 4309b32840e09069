"""What the public address of a document or a picture answers: the file, or in words why not."""

import logging
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.documents.views.serve import serve

from home.core.duties import PUBLICATION, group_name
from home.core.screens import why_not_officer
from home.core.users import AnyUser
from home.file_uses import is_stored, live_pages_showing
from home.models import AgencyDocument
from home.models.files import StoredFile
from home.sites import site_of_collection

logger = logging.getLogger(__name__)
EDITION, OLD = "edition", "old"
PRIVATE = "home.private_file"


def former_url(document: AgencyDocument) -> str:
    """Where ``document`` itself is served, also when it is superseded."""
    return f"{document.url}?{EDITION}={OLD}"


def serve_document(
    request: HttpRequest, document_id: int, document_filename: str
) -> HttpResponseBase:
    """As Wagtail serves it, and kept by nobody where it is not public."""
    response: HttpResponseBase = serve(request, document_id, document_filename)
    if response.headers.get("Content-Encoding") == "None":  # Wagtail writes it so
        del response.headers["Content-Encoding"]
    return never_keep(response) if is_private(request) else ask_again(response)


def why_not_see_drafts(user: AnyUser, stored: StoredFile) -> str | None:
    """Why ``user`` cannot open ``stored`` while the public cannot: they hold no duty in
    publication in the agency that it belongs to."""
    reason = why_not_officer(user)
    site = site_of_collection(stored.collection)
    if reason or user.is_superuser or site is None:
        return reason
    names = [group_name(group, site) for group in PUBLICATION]
    if user.groups.filter(name__in=names).exists():
        return None
    return _("This file belongs to another agency.")


def keep_private(stored: StoredFile, request: HttpRequest) -> HttpResponse | None:
    """Before a live page shows a file, officers alone open it; to others it is not there. One that
    was taken down says so."""
    if stored.is_public:
        return None
    if stored.erased_by:  # for nobody any more
        return _say_gone(stored, request)
    if why_not_see_drafts(request.user, stored) is None:
        request.META[PRIVATE] = True
        return None
    if stored.hidden_since is None:
        raise Http404
    return _say_gone(stored, request)


def _say_gone(stored: StoredFile, request: HttpRequest) -> HttpResponse:
    """When, by which post, by which row; and where the edition is that came in its place."""
    request.META[PRIVATE] = True
    newer = stored.newer_editions() if isinstance(stored, AgencyDocument) else []
    context = {"stored": stored, "newest": newer[-1] if newer else None}
    return render(request, "home/file_gone.html", context, status=HTTPStatus.GONE)


def is_private(request: HttpRequest) -> bool:
    """Whether ``keep_private`` let ``request`` have what the public cannot."""
    return PRIVATE in request.META


def never_keep(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = "private, no-store"
    return response


def ask_again(response: HttpResponseBase) -> HttpResponseBase:
    """An address answers another thing when its file is superseded or taken down."""
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


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


def say_missing(stored: StoredFile, request: HttpRequest) -> HttpResponse | None:
    """503, not 404: the address is right, and the file comes back with the backup."""
    if is_stored(stored):
        return None
    logger.error("%s %s: %s is not on the disk", type(stored), stored.pk, stored.file.name)
    context = {"document": stored}
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return render(request, "home/file_missing.html", context, status=status)
