from django.conf import settings
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from home.core.exceptions import NotAllowed
from ita_site.patterns import samples


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """For the monitoring of the installation: answers 200 while the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return JsonResponse({"status": "ok"})


def patterns(request: HttpRequest) -> HttpResponse:
    """Every component of the public site, for officers and designers; nobody else finds it."""
    if not (settings.DEBUG or request.user.has_perm("wagtailadmin.access_admin")):
        raise Http404
    return render(request, "patterns.html", samples())


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403, with the reason where one of our rules forbade it."""
    reason = exception.reason if isinstance(exception, NotAllowed) else ""
    return render(request, "403.html", {"reason": reason, "exception": exception}, status=403)
