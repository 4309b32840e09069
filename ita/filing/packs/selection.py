"""Which frozen answers belong to an item: its evidence, and what its pages need to be seen."""

from collections import deque
from collections.abc import Iterable, Iterator

from ita.filing import content, store
from ita.filing.enums import CaptureKind
from ita.filing.models import Capture, Filing
from ita.filing.selectors import addresses_of
from ita.filing.sub_resources import links_of, resources_of_css, resources_of_html


def captures_of(filing: Filing, code: str = "") -> list[Capture]:
    """All answers of the filing, or with ``code`` those of one item, in the order of the visit."""
    rows = list(filing.captures.select_related("filing__site"))
    if not code:
        return rows
    record = filing.items.get(code=code).record
    wanted = _needed(record["evidence"], {each.url: each for each in rows})
    return [each for each in rows if each.url in wanted]


def _needed(records: Iterable[dict[str, object]], known: dict[str, Capture]) -> set[str]:
    queue = deque(url for record in records for url in addresses_of(record))
    found: set[str] = set()
    lists = {str(record["page_url"]) for record in records if record["kind"] == "listing"}
    while queue:
        url = queue.popleft()
        if url in found or url not in known:
            continue
        found.add(url)
        queue.extend(_led_to(known[url], known, lists))
    return found


def _led_to(capture: Capture, known: dict[str, Capture], lists: set[str]) -> Iterator[str]:
    if not capture.is_whole or capture.kind == CaptureKind.ELSEWHERE:
        return
    try:
        if content.is_css(capture):
            yield from resources_of_css(content.text_of(capture), capture.final_url)
        elif capture.kind == CaptureKind.PAGE and content.is_html(capture):
            html = content.text_of(capture)
            yield from resources_of_html(html, capture.final_url)
            if any(capture.url.startswith(each) for each in lists):
                for link in links_of(html, capture.final_url):
                    below = any(link.startswith(each) for each in lists)
                    if below and link in known and known[link].kind == CaptureKind.PAGE:
                        yield link
    except store.Erased:
        return
