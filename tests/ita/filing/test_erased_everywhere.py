"""One erasure, after which nothing holds the number any more: no table, no file on the disk, no
index, no cache and no frozen copy; and every verification says by which row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from wagtail.models import Site

from home.core.jobs import JobState
from home.models import AgencyDocument, LawPage
from ita.assessment.models import Framework, Item
from ita.filing import store
from ita.filing.models import Filing, FrozenObject, Pack
from ita.filing.operations import order_filing
from ita.integrity.models import Seal
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.workflow.erasure import ledger
from ita.workflow.erasure.models import Erasure
from ita.workflow.erasure.operations import erase_editions, erase_files
from ita.workflow.erasure.reapplying import reapply_erasures
from search.models import Passage
from search.passages.operations import read_document
from tests.factories import DocumentFactory, EvidenceFactory, pdf_bytes
from tests.ita.conftest import Officers, publish_any
from tests.ita.filing.conftest import published_page
from tests.stranger import Stranger

pytestmark = pytest.mark.usefixtures("before_the_search")

NUMBER = "1101700230708"
REASON = "คำขอลบข้อมูลส่วนบุคคล ที่ 12/2569"


def everything_stored() -> Iterator[tuple[str, bytes]]:
    """(where, bytes) of every cell of every table, and of every file below the data."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(map(_text, row)).encode("utf-8", "surrogatepass")
    for folder in (settings.MEDIA_ROOT, settings.FILED_ROOT, settings.EXPORT_ROOT):
        for path in Path(folder).rglob("*"):
            if path.is_file():
                yield str(path), path.read_bytes()
    for key, value in getattr(cache, "_cache", {}).items():
        yield f"cache {key}", value


def _text(cell: Any) -> str:
    return cell.decode("latin-1") if isinstance(cell, bytes | memoryview) else str(cell)


def holders() -> set[str]:
    return {where for where, content in everything_stored() if NUMBER.encode() in content}


@pytest.fixture
def leak(
    officers: Officers,
    framework: Framework,
    item: Item,
    site: Site,
    stranger: Stranger,
    settings: Any,
    tmp_path: Path,
) -> LawPage:
    """A page whose file and words hold the number: searched, filed, packed, corrected since."""
    settings.ANCHOR_ROOT, settings.MEDIA_ROOT = tmp_path / "anchors", tmp_path / "media"
    page = published_page(officers, body=json.dumps([_paragraph(NUMBER)]))
    page.attachments.all().delete()
    document = DocumentFactory(content=pdf_bytes(f"ID {NUMBER}"))
    page.attachments.create(document=document)
    read_document(document.pk)
    page.save_revision(user=officers.requester)
    page = publish_any(page, officers)
    EvidenceFactory(item=item, page=page)
    filing = Filing.objects.get(pk=order_filing(framework, site, officers.approver, "").pk)
    pack = Pack.objects.create(filing=filing, user=officers.approver)
    pack.path.parent.mkdir(parents=True)
    pack.path.write_bytes(NUMBER.encode())
    corrected = page.get_latest_revision_as_object()
    corrected.body = json.dumps([_paragraph("แก้ไขแล้ว")])
    corrected.attachments = []
    corrected.save_revision(user=officers.requester)
    cache.clear()
    return publish_any(page, officers)


def _paragraph(text: str) -> dict[str, str]:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


def test_after_an_erasure_nothing_holds_the_number(
    leak: LawPage,
    officers: Officers,
    site: Site,
    capsys: pytest.CaptureFixture[str],
    django_assert_max_num_queries: Any,
) -> None:
    document = AgencyDocument.objects.get(passages__text__contains=NUMBER)
    assert {"ita_seal", "wagtailcore_revision", "thai_search_passage"} <= holders()
    of_file = erase_files(site, [document], officers.approver, REASON, is_understood=True)
    earlier = leak.revisions.exclude(pk=leak.live_revision_id).values_list("pk", flat=True)
    of_page = erase_editions(leak, earlier, officers.approver, REASON, is_understood=True)
    assert holders() == set()
    assert [*Erasure.objects.values_list("state", flat=True)] == [JobState.DONE] * 2
    assert not Passage.objects.filter(document=document).exists()
    _everything_says_by_which_row(document, of_file, of_page, site, capsys)
    _a_restore_erases_again(document, of_file, leak, site)


def _everything_says_by_which_row(
    document: AgencyDocument,
    of_file: RegisterEntry,
    of_page: RegisterEntry,
    site: Site,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document.refresh_from_db()
    assert (document.erased_by, document.closed_by) == (of_file.pk, of_file.pk)
    for command, words in (
        ("verify_live", f"{of_file.label}: {document.key} {document.sha256}"),
        ("verify_register", f"{of_page.label}: {of_page.details['erased_seals'][0]}"),
        ("verify_filings", f"{of_file.label}: {document.sha256}"),
    ):
        call_command(command)  # no fault
        assert words in capsys.readouterr().out
    gone = Client().get(document.url)
    assert gone.status_code == 410 and of_file.label in gone.content.decode()


def _a_restore_erases_again(
    document: AgencyDocument, of_file: RegisterEntry, leak: LawPage, site: Site
) -> None:
    """What a backup brings back: bytes on the disk, frozen bytes, words of a revision."""
    assert [line["number"] for line in ledger.read()][:1] == [of_file.label]
    assert NUMBER.encode() not in ledger.path().read_bytes()
    assert reapply_erasures() == 0
    default_storage.save(document.file.name, DocumentFactory.build(content=b"x").file)
    (frozen,) = of_file.details["erased_frozen"]
    FrozenObject.objects.filter(sha256=frozen).update(erased_by=0)
    store.path_of(site.pk, frozen).parent.mkdir(parents=True, exist_ok=True)
    store.path_of(site.pk, frozen).write_bytes(NUMBER.encode())
    revision = leak.revisions.exclude(pk=leak.live_revision_id).earliest("pk")
    content = {key: value for key, value in revision.content.items() if key != "erased_by"}
    leak.revisions.filter(pk=revision.pk).update(content=content | {"summary": NUMBER})
    rows = RegisterEntry.objects.count()
    assert reapply_erasures() == 2
    assert holders() == set() and not default_storage.exists(document.file.name)
    assert FrozenObject.objects.get(sha256=frozen).erased_by == of_file.pk
    assert RegisterEntry.objects.count() == rows  # the rows of the acts are there


def test_a_row_that_the_restore_lost_is_written_again(
    leak: LawPage, officers: Officers, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = AgencyDocument.objects.get(passages__text__contains=NUMBER)
    erase_files(site, [document], officers.approver, REASON, is_understood=True)
    (line,) = ledger.read()
    line |= {"sha256": "a" * 64, "number": "99/2570"}  # as the database does not know it
    AgencyDocument.objects.update(erased_by=0, closed_by=0)
    monkeypatch.setattr(ledger, "read", lambda: [line])
    assert reapply_erasures() == 1
    row = RegisterEntry.objects.filter(act=Act.DATA_ERASED).latest("pk")
    assert row.details["again_for"] == "99/2570" and row.actor_id == 0
    assert AgencyDocument.objects.get(pk=document.pk).erased_by == row.pk
    assert reapply_erasures() == 0
    assert Seal.objects.filter(erased_by=row.pk).count() == 0
