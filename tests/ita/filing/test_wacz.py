"""The web archive: valid for the public program that checks such files, and true to what was
served."""

import io
import json
import zipfile
from argparse import Namespace
from pathlib import Path

import pytest
from wacz.main import validate_wacz
from warcio.archiveiterator import ArchiveIterator

from home.models import LawPage
from ita.filing import store
from ita.filing.models import Capture, Filing, FrozenObject
from ita.filing.wacz import ListedPage, write_wacz
from tests.ita.filing.conftest import FILE


def written(filing: Filing) -> bytes:
    captures = list(filing.captures.select_related("filing"))
    pages = [ListedPage(each.url, "หน้า", each.visited_at) for each in captures[:1]]
    out = io.BytesIO()
    assert filing.finished_at
    write_wacz(captures, pages, out, title="OIT", made_at=filing.finished_at)
    return out.getvalue()


def test_the_archive_is_valid_and_the_same_each_time(
    filing: Filing, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "archive.wacz"
    path.write_bytes(content := written(filing))
    options = Namespace(file=str(path), verify_auth=False, verifier_url=None)
    assert validate_wacz(options) == 0, capsys.readouterr().out
    assert written(filing) == content


def test_a_change_in_it_is_found(filing: Filing, tmp_path: Path) -> None:
    path = tmp_path / "archive.wacz"
    with (
        zipfile.ZipFile(io.BytesIO(written(filing))) as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            added = b"\n" if name == "pages/pages.jsonl" else b""
            target.writestr(name, source.read(name) + added)
    assert validate_wacz(Namespace(file=str(path), verify_auth=False, verifier_url=None)) == 1


def test_the_records_hold_what_was_served(filing: Filing, page: LawPage) -> None:
    with zipfile.ZipFile(io.BytesIO(written(filing))) as archive:
        warc = archive.read("archive/data.warc.gz")
        index = archive.read("indexes/index.cdxj").decode().splitlines()
        assert all(each.compress_type == zipfile.ZIP_STORED for each in archive.infolist())
    found = {}
    for record in ArchiveIterator(io.BytesIO(warc), check_digests="raise"):
        content = record.content_stream().read()
        found[record.rec_headers.get_header("WARC-Target-URI")] = (record.rec_type, content)
    served = found[page.full_url][1].decode()
    assert page.title in served
    file = filing.captures.get(kind="file")
    assert found[file.url] == ("response", FILE)
    paper = filing.captures.filter(kind="paper").first()
    assert paper and found[paper.url][0] == "resource" and found[paper.url][1].startswith(b"%PDF")
    assert len(index) == filing.captures.count() and index == sorted(index)
    for line in index:
        facts = json.loads(line.split(" ", 2)[2])
        part = warc[int(facts["offset"]) :][: int(facts["length"])]
        (record,) = ArchiveIterator(io.BytesIO(part))
        assert record.rec_headers.get_header("WARC-Target-URI") == facts["url"]


def test_a_redirect_is_there_with_each_of_its_steps(filing: Filing) -> None:
    last = filing.captures.get(kind="file")
    first = {"url": "http://localhost/old/", "status": 301, "headers": [["Location", last.url]]}
    Capture.objects.filter(pk=last.pk).update(url="http://localhost/old/", hops=[first, *last.hops])
    with zipfile.ZipFile(io.BytesIO(written(filing))) as archive:
        lines = archive.read("indexes/index.cdxj").decode()
    assert '"status": "301"' in lines and last.url in lines and "localhost)/old" in lines


def test_what_was_erased_is_left_out(filing: Filing) -> None:
    file = filing.captures.get(kind="file")
    FrozenObject.objects.filter(sha256=file.sha256).update(erased_by=1)
    store.remove_bytes(filing.site_id, file.sha256)
    content = written(filing)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert file.url not in archive.read("indexes/index.cdxj").decode()
