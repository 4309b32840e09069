"""Which frozen answers belong to an item: its evidence, and what its pages need to be seen."""

from collections import deque
from collections.abc import Iterable

from ita.filing.manifest import Json
from ita.filing.models import Capture, Filing
from ita.filing.selectors import addresses_of


def captures_of(filing: Filing, code: str = "") -> list[Capture]:
    """All answers of the filing, or with ``code`` those of one item, in the order of the visit."""
    rows = list(filing.captures.select_related("filing__site"))
    if not code:
        return rows
    record = filing.items.get(code=code).record
    wanted = _needed(record["evidence"], {each.url: each for each in rows})
    return [each for each in rows if each.url in wanted]


def _needed(records: Iterable[Json], known: dict[str, Capture]) -> set[str]:
    queue = deque(url for record in records for url in addresses_of(record))
    found: set[str] = set()
    while queue:
        url = queue.popleft()
        if url in found or url not in known:
            continue
        found.add(url)
        queue.extend(led_to for led_to, *_facts in known[url].leads_to)
    return found
