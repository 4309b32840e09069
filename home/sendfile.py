"""How bytes of stored files leave: by the web server where it is told to send them, else by us.

With ``X_ACCEL_REDIRECT`` (the prefix of an internal location of nginx that stands for MEDIA_ROOT)
the answer names the file, and the web server sends it; nobody reaches that location from outside.
"""

import os
from mimetypes import guess_type
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from wagtail.utils import sendfile_streaming_backend


def sendfile(request: HttpRequest, filename: str, **kwargs: Any) -> HttpResponseBase:
    """Wagtail's SENDFILE_BACKEND, for documents."""
    if settings.X_ACCEL_REDIRECT:
        return _by_web_server(os.path.relpath(filename, settings.MEDIA_ROOT))
    response: HttpResponseBase = sendfile_streaming_backend.sendfile(request, filename, **kwargs)
    return response


def send(file: FieldFile, name: str) -> HttpResponseBase:
    """The bytes of a stored picture, by its name in the store; one without a disk streams them."""
    if settings.X_ACCEL_REDIRECT:
        response: HttpResponseBase = _by_web_server(name)
    else:
        response = FileResponse(file.storage.open(name))
    response.headers["Content-Type"] = guess_type(name)[0] or "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response


def _by_web_server(path: str) -> HttpResponse:
    prefix = settings.X_ACCEL_REDIRECT.rstrip("/")
    return HttpResponse(headers={"X-Accel-Redirect": f"{prefix}/{quote(path)}"})
