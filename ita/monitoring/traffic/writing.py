"""Writes lines without ever breaking a request: what cannot be written is counted, and said."""

from datetime import datetime
from threading import Lock

from home.thai.calendar import local_date
from ita.monitoring.security.collector import send
from ita.monitoring.traffic import files
from ita.monitoring.traffic.lines import gap_line


class Writer:
    """One of each process. The first line that is lost and the end of the loss are told; a line
    in the log says how many were lost."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.lost = 0
        self._since: datetime | None = None

    def write(self, folder: int, line: bytes, now: datetime) -> None:
        """Add ``line``, which was made at ``now``, to the folder's file of the day."""
        try:
            if self._since:
                self._end_gap(folder, now)
            files.add(folder, local_date(now), line)
        except OSError as error:
            self._count(folder, error, now)

    def _end_gap(self, folder: int, now: datetime) -> None:
        with self._lock:
            if self._since is None:
                return
            # A line that was cut short may stand before it: it begins on a line of its own.
            gap = b"\n" + gap_line(self.lost, self._since, now)
            files.add(folder, local_date(now), gap)
            lost, self.lost, self._since = self.lost, 0, None
        send("traffic_log_resumed", agency=folder, about=f"lost {lost}")

    def _count(self, folder: int, error: OSError, now: datetime) -> None:
        with self._lock:
            is_first, self.lost = self._since is None, self.lost + 1
            self._since = self._since or now
        if is_first:
            send("traffic_log_stopped", is_fault=True, agency=folder, about=str(error))


writer = Writer()
