"""Do the kept time stamps hold, and are they about our anchors?"""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from home.core.outbox import SendState
from ita.register.anchors import file, stamps
from ita.register.anchors.file import Line
from ita.register.anchors.models import AnchorDelivery
from ita.register.anchors.stamps import CLOCKS_DIFFER, StampRefused
from ita.register.faults import Fault


def kept_stamps() -> list[Path]:
    """The files of all time stamps, by name."""
    return sorted(file.stamp_path("").parent.glob("*.tsr"))


def stamp_faults() -> Iterator[Fault]:
    """Stamps that are gone, do not hold, or are about a line that the file of anchors lacks.

    Without the authority's certificate (TIMESTAMP_CERTIFICATE) signatures are not verified; the
    summary says so.
    """
    stamped = AnchorDelivery.objects.filter(kind=AnchorDelivery.Kind.STAMP, state=SendState.SENT)
    expected = list(stamped.order_by("pk").values_list("anchor__sha256", flat=True))
    found = kept_stamps()
    try:
        lines = {line.sha256: line for line in file.read()}
    except OSError:  # which is told already, in the place of the anchors themselves
        return
    names = {path.stem for path in found}
    for sha256 in expected:
        if sha256 not in names:
            yield Fault(f"{sha256}.tsr", _("The time stamp was received and is missing now."))
    for path in found:
        if problem := _problem(path, lines.get(path.stem)):
            yield Fault(path.name, problem)


def _problem(path: Path, line: Line | None) -> str | None:
    if line is None:
        return _(
            "This time stamp is about a line that the file of anchors does not have: "
            "the file was written anew, or is older."
        )
    if not settings.TIMESTAMP_CERTIFICATE:
        return None
    try:
        time = stamps.stamped_at(path.read_bytes(), line.text)
    except StampRefused as error:
        return str(error)
    except OSError as error:
        return _("The file cannot be read (%(error)s).") % {"error": error}
    if line.facts and time < line.time - CLOCKS_DIFFER:
        return _("It is older than the line that it is about.")
    return None
