"""The addresses of pictures, originals and renditions: who may see one gets its bytes.

A picture is as closed as the drafts that show it. The bytes come from the web server where it is
told to send them (``sendfile``), else from the store.
"""

from http import HTTPStatus

from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from home.file_serving import is_private, keep_private, never_keep, say_missing
from home.models import AgencyImage, AgencySettings, Rendition
from home.sendfile import send

FOLDER = "images"
# A picture never changes under its name. Browsers keep it for a day; caches that many share ask
# again sooner, so that what was taken down is not handed on.
KEPT = "public, max-age=86400, s-maxage=600, immutable"


def serve_picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """The bytes of the original or rendition that is stored as ``path`` below the folder; two
    queries at most where it is public."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET, HEAD"})
    name = f"{FOLDER}/{path}"
    image, file = _found(name)
    # What belongs to the whole site (its emblem) is public without a page.
    refusal = None if image.is_public or _is_emblem(image) else keep_private(image, request)
    if answer := refusal or say_missing(image, request):
        return never_keep(answer)
    if is_private(request):
        return never_keep(send(file, name))
    etag = quote_etag(name)
    response = get_conditional_response(request, etag=etag) or send(file, name)
    response.headers["ETag"], response.headers["Cache-Control"] = etag, KEPT
    return response


def _found(name: str) -> tuple[AgencyImage, FieldFile]:
    if image := AgencyImage.objects.filter(file=name).first():
        return image, image.file
    rendition = Rendition.objects.filter(file=name).select_related("image").first()
    if rendition is None:
        raise Http404
    return rendition.image, rendition.file


def _is_emblem(image: AgencyImage) -> bool:
    return bool(AgencySettings.objects.filter(emblem=image).exists())
