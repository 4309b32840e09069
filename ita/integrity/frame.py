"""The frame of a website, which the setup makes before there are officers, under the chain."""

from wagtail.models import Site

from ita.integrity.models import Seal
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.sealed import frame_seals, naming_seals
from ita.register.subjects import Subject


def newest_seal() -> int:
    """The number of the newest seal, to be told apart from those that a setup makes; 0 for none."""
    newest = Seal.objects.order_by("pk").last()
    return newest.pk if newest else 0


def record_frame(site: Site, since: int) -> None:
    """Put on the register the seals of the frame that the setup made after the seal ``since``.

    An installation of before, whose register knows nothing of its frame yet, gets all of it.
    """
    known = frame_seals()
    made = Seal.objects.of_frame().filter(pk__gt=since if known else 0)
    named = set(naming_seals().values_list("page_id", "seal_sha256"))
    keys = made.order_by("pk").values_list("page_id", "sha256")
    seals = [[page_id, sha256] for page_id, sha256 in keys if (page_id, sha256) not in named]
    if seals:
        kind = SubjectKind.INSTALLATION
        subject = Subject(kind, f"frame:{site.pk}", site.site_name or site.hostname)
        append_about(Act.FRAME_SET, subject, None, site=site, details={"seals": seals})
