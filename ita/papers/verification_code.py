"""What a paper says of the register: its number, the head of the chain, and where to check it."""

import io

import segno
from django.conf import settings
from django.utils import translation
from wagtail.models import Site

from home.thai.numerals import to_thai_digits
from ita.papers.paper import VerificationCode, day_of
from ita.register.heads import head_of
from ita.register.models import RegisterEntry

QUIET_ZONE = 2  # modules; the paper around it is white, too
PIXELS_PER_MODULE = 8


def verification_code(row: RegisterEntry) -> VerificationCode:
    """The proof that stands on a paper numbered by ``row``."""
    head = head_of(row.site_id)
    assert head, "the row itself stands on this register"
    return VerificationCode(
        number=to_thai_digits(row.label),
        url=verification_url(row),
        head_number=to_thai_digits(head.number),
        head_day=day_of(head.time),
        head=head.sha256,
    )


def verification_url(row: RegisterEntry) -> str:
    """The absolute address, in Thai, at which the public checks the number of ``row``."""
    site = Site.objects.filter(pk=row.site_id).first()
    root = site.root_url if site else settings.SITE_URL
    with translation.override(settings.LANGUAGE_CODE):
        return f"{root}{row.public_url}"


def qr_svg(url: str) -> str:
    return _qr(url, "svg").decode()


def qr_png(url: str) -> bytes:
    return _qr(url, "png")


def _qr(url: str, kind: str) -> bytes:
    out = io.BytesIO()
    segno.make(url, micro=False).save(out, kind=kind, scale=PIXELS_PER_MODULE, border=QUIET_ZONE)
    return out.getvalue()
