"""Whether a form was sent from the website itself: for forms on pages that a cache may hold, which
carry no token of a visitor."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_own_form(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this very host sent the form.

    Every browser of the last ten years sends ``Origin`` with a form, older ones ``Referer``; who
    sends neither is refused, as another website could make a browser do that.
    """
    origin = request.headers.get("Origin", "")
    if origin == "null":  # a page without an origin, or one that hides it
        return False
    said = origin or request.headers.get("Referer", "")
    return urlsplit(said).netloc.lower() == request.get_host().lower() if said else False
