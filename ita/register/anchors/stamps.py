"""Time stamps by RFC 3161: an authority outside signs that a line of anchors was there, and when.

What the authority answers is believed only when it is signed under the configured certificate, is
about this very line, carries the number of this very question, and names about our own time.
"""

import logging
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.x509 import Certificate, load_pem_x509_certificates
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from rfc3161_client import (
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)
from rfc3161_client.base import HashAlgorithm

from home.core import calls

logger = logging.getLogger(__name__)
MOST = 64 * 1024  # bytes of an answer; usual are 2 to 8 thousand
CLOCKS_DIFFER = timedelta(minutes=10)
HEADERS = {"Content-Type": "application/timestamp-query", "User-Agent": "ita-site"}


class StampRefused(Exception):
    """The answer is no time stamp that could be believed; the message says why."""


def request_stamp(line: bytes) -> bytes:
    """Have the authority stamp ``line``; returns its answer, which was verified.

    Raises:
        StampRefused: the answer, or our own configuration, is not what it must be.
        calls.FAILURES: see ``home.core.calls.post``.
    """
    _trusted()  # a stamp that nobody can verify is not asked for
    question = TimestampRequestBuilder().data(line).hash_algorithm(HashAlgorithm.SHA256).build()
    status, answer = calls.post(
        settings.TIMESTAMP_URL,
        question.as_bytes(),
        HEADERS,
        timeout=settings.TIMESTAMP_TIMEOUT,
        most=MOST,
        inside_allowed=True,
    )
    if status != 200:
        raise StampRefused(
            _("The time-stamping authority answered with the code %(code)s.") % {"code": status}
        )
    time = stamped_at(answer, line, question.nonce)
    if abs(time - timezone.now()) > CLOCKS_DIFFER:
        raise StampRefused(
            _("The authority's time is not ours. Please check this machine's clock.")
        )
    return answer


def stamped_at(answer: bytes, line: bytes, nonce: int | None = None) -> datetime:
    """When the authority saw ``line``.

    Raises:
        StampRefused: ``answer`` does not prove that.
    """
    try:
        response = decode_timestamp_response(answer)
        time = response.tst_info.gen_time
    except (ValueError, TypeError) as error:
        raise StampRefused(_("The answer is not a time stamp.")) from error
    _verify(response, line, nonce)
    return time


def _verify(response: TimeStampResponse, line: bytes, nonce: int | None) -> None:
    roots, others = _trusted()
    verifier = VerifierBuilder(roots=roots, intermediates=others, nonce=nonce).build()
    try:
        verifier.verify_message(response, line)
    except (VerificationError, ValueError) as error:
        logger.warning("A time stamp does not hold: %s", error)
        raise StampRefused(
            _(
                "The time stamp does not hold: it is not about this line, does not answer our "
                "question, or is not signed under the authority's certificate."
            )
        ) from error


def _trusted() -> tuple[list[Certificate], list[Certificate]]:
    """The authority's certificates: roots, which sign themselves, and those between."""
    path = settings.TIMESTAMP_CERTIFICATE
    try:
        found = load_pem_x509_certificates(Path(path).read_bytes()) if path else []
    except (OSError, ValueError) as error:
        raise StampRefused(
            _("TIMESTAMP_CERTIFICATE cannot be read (%(error)s).") % {"error": error}
        ) from error
    roots = [each for each in found if each.issuer == each.subject]
    if not roots:
        raise StampRefused(
            _("TIMESTAMP_CERTIFICATE names no file with the authority's root certificate.")
        )
    return roots, [each for each in found if each not in roots]
