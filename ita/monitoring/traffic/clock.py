"""Whether a time server sets the clock of this machine: what the kernel and systemd say of it."""

import ctypes
import sys
from pathlib import Path

SYNCHRONIZED = Path("/run/systemd/timesync/synchronized")  # systemd-timesyncd touches it
TIMEX_BYTES = 512  # more than struct timex has on any machine; zeros: only ask (adjtimex(2))
TIME_ERROR = 5  # the clock is not synchronised


def is_set_by_time_server() -> bool | None:
    """None where the machine does not say. chrony and ntpd tell the kernel, which is asked."""
    if SYNCHRONIZED.exists():
        return True
    state = _kernel_state()
    if state is None or state < 0:
        return None
    return state != TIME_ERROR


def _kernel_state() -> int | None:
    """What adjtimex answers; None on a machine that has no such call, -1 where it is refused."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(TIMEX_BYTES)))
    except (OSError, AttributeError):
        return None
