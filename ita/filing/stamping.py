"""The time stamp of a manifest (RFC 3161), where an authority is configured.

The register's row, and with it the manifest's hash, is stamped with the anchors too
(``ita.register.anchors``); this stamp is about the manifest itself and goes into the packs.
"""

import logging

from django.conf import settings

from ita.filing import store
from ita.filing.models import Filing
from ita.register.anchors.delivery import FAILURES
from ita.register.anchors.stamps import StampRefused, request_stamp, stamped_at

logger = logging.getLogger(__name__)


def unstamped() -> list[Filing]:
    """Filed assessments that have no time stamp yet; none where no authority is configured."""
    if not settings.TIMESTAMP_URL:
        return []
    return list(Filing.objects.filed().filter(stamp_sha256="").order_by("pk"))


def stamp(filing: Filing) -> bool:
    """Have the authority stamp the manifest; whether it did."""
    try:
        manifest = store.read(filing.site_id, filing.manifest_sha256)
        answer = request_stamp(manifest)
        sha256 = store.put(filing.site_id, answer)
    except (*FAILURES, store.Erased) as error:
        logger.warning("Filing %s has no time stamp yet: %s", filing.pk, error)
        return False
    Filing.objects.filter(pk=filing.pk, stamp_sha256="").update(stamp_sha256=sha256)
    return True


def why_stamp_not_sound(filing: Filing) -> str | None:
    """Why the time stamp does not hold; None where there is none, or no certificate to ask."""
    if not filing.stamp_sha256 or not settings.TIMESTAMP_CERTIFICATE:
        return None
    try:
        manifest = store.read(filing.site_id, filing.manifest_sha256)
        stamped_at(store.read(filing.site_id, filing.stamp_sha256), manifest)
    except StampRefused as error:
        return str(error)
    except (OSError, store.Erased):
        return None  # told of the bytes themselves
    return None
