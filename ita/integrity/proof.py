"""All that proves, compared: the register with itself and with its anchors, seals with the rows."""

from collections.abc import Iterator
from pathlib import Path

from ita.integrity.seal_verification import seal_faults
from ita.register.anchors.stamp_verification import stamp_faults
from ita.register.anchors.verification import anchor_faults
from ita.register.faults import Fault
from ita.register.verification import register_faults


def proof_faults(copy: Path | None = None) -> Iterator[Fault]:
    """Every fault, of all agencies; ``copy`` is a file of anchors that was kept elsewhere."""
    yield from anchor_faults()  # first, so that it is compared before the register grows further
    if copy:
        yield from anchor_faults(copy)
    yield from stamp_faults()
    yield from register_faults()
    yield from seal_faults()
