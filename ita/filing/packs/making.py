"""Makes a pack: a ZIP that opens on any computer, with or without the network.

Beside the web archive lie plain copies: a browser opens no archive from a folder. What the copies
show is made of the frozen bytes; nothing of it is asked of the website.
"""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils import timezone, translation

from home.core.whole_files import written_whole
from home.thai.calendar import format_datetime
from ita.filing import content, store
from ita.filing.models import Capture, Filing
from ita.filing.packs.contents import ItemView, item_views
from ita.filing.packs.names import Names
from ita.filing.packs.places import ASSETS, PAGES, Places
from ita.filing.packs.selection import captures_of
from ita.filing.rewriting import rewrite_css, rewrite_html
from ita.filing.selectors import erasures, row_of
from ita.filing.sub_resources import title_of
from ita.filing.wacz import ListedPage, write_wacz
from ita.filing.zipped import Zipped, add_file

ARCHIVE, MANIFEST, CHECK = "archive.wacz", "manifest.json", "check.html"
NOTE = "สำเนาที่เก็บไว้ของ {url} ตามที่เผยแพร่เมื่อ {time}"


class _Package:
    """The ZIP as it grows, with the hash of all that went into it."""

    def __init__(self, archive: zipfile.ZipFile, filing: Filing) -> None:
        self._archive = archive
        self._moment = timezone.localtime(filing.finished_at or filing.asked_at)
        self.listed: list[Zipped] = []

    def add(self, path: str, source: bytes | IO[bytes], *, packed: bool = True) -> None:
        content = BytesIO(source) if isinstance(source, bytes) else source
        self.listed.append(add_file(self._archive, path, content, self._moment, packed=packed))


def write_pack(filing: Filing, code: str, path: Path, progress: Callable[[int], None]) -> None:
    """Write the pack of ``filing`` to ``path``: of all items, or of the one with ``code``.

    The file at ``path`` is replaced at once when the new one is whole. It is Thai, whatever
    language is active.

    Raises:
        OSError: it cannot be written, or frozen bytes are missing.
    """
    with (
        translation.override("th"),
        written_whole(path) as part,
        zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive,
    ):
        _write(filing, code, _Package(archive, filing), progress)


def _write(
    filing: Filing,
    code: str,
    package: _Package,
    progress: Callable[[int], None],
) -> None:
    captures = captures_of(filing, code)
    places = Places(captures)
    erased = erasures(filing.site_id, (each.sha256 for each in captures))
    titles = _write_copies(captures, places, package, lambda share: progress(int(share * 60)))
    views = item_views(filing, code, places, erased)
    _write_proof(filing, package)
    if not code:
        _write_workbook(filing, package)
    progress(70)
    _write_archive(filing, code, captures, titles, package)
    progress(90)
    about = _about(filing, code, views, erased)
    names = Names()
    for view in views:
        view.path = f"items/{names.take(f'{view.code}.html')}"
        page = render_to_string("ita/pack/item.html", {**about, "view": view, "up": "../"})
        package.add(view.path, page.encode())
    index = render_to_string("ita/pack/index.html", {**about, "up": ""})
    package.add("index.html", index.encode())
    _write_check(package, about)


def _write_copies(
    captures: list[Capture], places: Places, package: _Package, progress: Callable[[float], None]
) -> dict[str, str]:
    """The plain copies; returns the titles of the pages by their addresses."""
    titles: dict[str, str] = {}
    written: set[str] = set()
    for number, each in enumerate(captures):
        path = places.of(each)
        if path is None or path in written:
            continue
        written.add(path)
        try:
            with store.open_object(each.filing.site_id, each.sha256) as stream:
                source = _copy(each, path, places, stream, titles)
                package.add(path, source)
        except store.Erased:
            continue
        progress(number / len(captures))
    return titles


def _copy(
    each: Capture, path: str, places: Places, stream: IO[bytes], titles: dict[str, str]
) -> bytes | IO[bytes]:
    folder = path.partition("/")[0]
    if folder == PAGES:
        html = content.decoded(content.unpacked(stream.read(), each), each)
        titles[each.url] = title_of(html)
        note = NOTE.format(url=each.url, time=format_datetime(each.visited_at))
        return rewrite_html(html, each.final_url, lambda url: places.from_folder(url, PAGES), note)
    if folder == ASSETS and content.is_css(each):
        css = content.decoded(content.unpacked(stream.read(), each), each)
        where = places.from_folder
        return rewrite_css(css, each.final_url, lambda url: where(url, ASSETS)).encode()
    return stream


def _write_proof(filing: Filing, package: _Package) -> None:
    """The manifest whose hash stands on the register, with its time stamp."""
    package.add(MANIFEST, store.read(filing.site_id, filing.manifest_sha256))
    if filing.stamp_sha256:
        package.add(f"{MANIFEST}.tsr", store.read(filing.site_id, filing.stamp_sha256))


def _write_workbook(filing: Filing, package: _Package) -> None:
    framework = filing.framework
    name = f"หลักฐาน-{framework.scheme}-{framework.year_be}.xlsx"
    try:
        package.add(name, store.read(filing.site_id, filing.workbook_sha256))
    except store.Erased:
        return


def _write_archive(
    filing: Filing, code: str, captures: list[Capture], titles: dict[str, str], package: _Package
) -> None:
    pages = (each for each in captures if each.url in titles)
    listed = [ListedPage(each.url, titles[each.url], each.visited_at) for each in pages]
    title = f"{filing.framework} {code}".strip()
    made_at = filing.finished_at or filing.asked_at
    with store.incoming(filing.site_id) as file:
        write_wacz(captures, listed, file, title=title, made_at=made_at)
        file.seek(0)
        package.add(ARCHIVE, file, packed=False)


def _about(
    filing: Filing, code: str, views: list[ItemView], erased: dict[str, Any]
) -> dict[str, Any]:
    return {
        "filing": filing,
        "framework": filing.framework,
        "code": code,
        "views": views,
        "entry": row_of(filing),
        "erased": erased,
        "has_workbook": not code,
        "workbook": f"หลักฐาน-{filing.framework.scheme}-{filing.framework.year_be}.xlsx",
    }


def _write_check(package: _Package, about: dict[str, Any]) -> None:
    """The page that compares a folder with this list; it cannot hold its own hash."""
    rows = [[each.path, each.sha256, each.size] for each in package.listed]
    listed = json.dumps(rows, ensure_ascii=False).replace("<", "\\u003c")
    page = render_to_string("ita/pack/check.html", {**about, "listed": listed, "up": ""})
    package.add(CHECK, page.encode())
