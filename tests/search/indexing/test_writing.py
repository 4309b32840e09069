"""How pages get into the index: at once, whole, also while it is made anew."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import StringIO
from threading import Barrier, Event
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Site
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from home.models import AgencyDocument, ContentPage, NewsPage
from search.analysis.terms import fingerprint
from search.evaluation.corpus import Text
from search.evaluation.pages import make_pages
from search.indexing import vocabulary
from search.models import IndexState, Word
from tests.factories import DocumentFactory, NewsPageFactory

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time"
)


@pytest.fixture(autouse=True)
def _site(site: Site) -> None:
    pass


def news(title: str, body: str = "", **kwargs: Any) -> NewsPage:
    blocks = json.dumps([{"type": "paragraph", "value": body}] if body else [])
    known = {"live": True, "summary": "ย่อ", "gallery": []}
    page: NewsPage = NewsPageFactory(title=title, body=blocks, **{**known, **kwargs})
    return page


def found(question: str) -> list[str]:
    return [page.title for page in Page.objects.live().search(question)]


@contextmanager
def rebuild_with_stale_objects(model: Any) -> Iterator[None]:
    """A rebuild that has read the objects of ``model`` when the body of the ``with`` begins, and
    writes them after it."""
    backend = get_search_backend()
    rebuilder = backend.rebuilder_class(backend.get_index_for_model(model))
    index = rebuilder.start()
    chunk = list(model.get_indexed_objects())
    yield
    index.add_items(model, chunk)
    rebuilder.finish()


def rename(page: NewsPage, title: str) -> None:
    page.title = title
    page.save()


def publish_an_older_revision(page: NewsPage, title: str) -> None:
    page.title = title
    page.latest_revision.content["title"] = title
    page.latest_revision.save()
    page.latest_revision.publish(skip_permission_checks=True)


@pytest.mark.parametrize("act", [rename, publish_an_older_revision])
def test_a_page_saved_during_a_rebuild_ends_with_its_new_text(
    act: Callable[[NewsPage, str], None],
) -> None:
    page = news("ซ่อมถนน")

    with rebuild_with_stale_objects(NewsPage):
        act(NewsPage.objects.get(pk=page.pk), "ซ่อมสะพาน")

    assert (found("สะพาน"), found("ถนน")) == (["ซ่อมสะพาน"], [])


def test_a_document_saved_during_a_rebuild_ends_with_its_new_title() -> None:
    document = DocumentFactory(title="แบบคำร้อง")

    with rebuild_with_stale_objects(AgencyDocument):
        again = AgencyDocument.objects.get(pk=document.pk)
        again.title = "แบบสำรวจ"
        again.save()

    assert [d.pk for d in AgencyDocument.objects.search("แบบสำรวจ")] == [document.pk]
    assert list(AgencyDocument.objects.search("คำร้อง")) == []


def test_what_is_deleted_during_a_rebuild_does_not_come_back() -> None:
    page = news("ซ่อมถนน")

    with rebuild_with_stale_objects(NewsPage):
        NewsPage.objects.get(pk=page.pk).delete()

    assert not IndexEntry.objects.filter(object_id=str(page.pk)).exists()


def test_an_interrupted_rebuild_can_be_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        news(f"ถนนสาย {number}")
    IndexState.objects.all().delete()
    IndexState.objects.record("default", "the rules of before", entries=3)
    learn, times = vocabulary.learn, []

    def learn_and_stop(words: Any) -> None:
        times.append(1)
        if len(times) == 3:
            raise KeyboardInterrupt
        learn(words)

    monkeypatch.setattr(vocabulary, "learn_after_commit", learn_and_stop)
    with pytest.raises(KeyboardInterrupt):
        call_command("update_index", chunk_size=5, verbosity=0)

    state = IndexState.objects.get()
    assert (state.preparation, state.entries) == ("the rules of before", 3)
    assert len(found("ถนน")) == 12
    page = news("สะพานใหม่")
    assert found("สะพาน") == [page.title]

    call_command("update_index", chunk_size=5, verbosity=0)

    state = IndexState.objects.get()
    assert (state.preparation, state.entries) == (fingerprint(), IndexEntry.objects.count())
    assert len(found("ถนน")) == 12


def test_preparing_only_the_tables_makes_no_index() -> None:
    IndexState.objects.all().delete()
    IndexState.objects.record("default", "the rules of before", entries=3)

    call_command("update_index", schema_only=True, verbosity=0)

    assert IndexState.objects.get().preparation == "the rules of before"


def test_a_rebuild_shows_how_far_it_is() -> None:
    make_pages(Text(str(number), f"ข่าว {number}", "ถนน") for number in range(230))
    out = StringIO()

    call_command("update_index", chunk_size=20, stdout=out)

    lines = [line for line in out.getvalue().splitlines() if "home.NewsPage" in line]
    assert lines[0].count(".") - 1 >= 12  # one dot is in the model's name
    assert "indexed" in out.getvalue()
    assert len(found("ถนน")) == 230


def test_saving_costs_the_same_however_many_entries_there_are() -> None:
    def queries() -> int:
        page = NewsPage.objects.get(pk=first.pk)
        page.title += " ก"
        with CaptureQueriesContext(connection) as captured:
            page.save()
        return len(captured)

    first = news("ถนนสายแรก")
    NewsPage.objects.get(pk=first.pk).save()
    few = queries()
    make_pages(Text(str(number), f"ถนนสาย {number}", "สะพาน") for number in range(200))
    call_command("update_index", verbosity=0)

    assert queries() == few


def test_withdrawing_and_deleting_remove_at_once() -> None:
    withdrawn, deleted = news("ถนนหนึ่ง"), news("ถนนสอง")
    assert set(found("ถนน")) == {"ถนนหนึ่ง", "ถนนสอง"}

    withdrawn.unpublish()
    assert found("ถนน") == ["ถนนสอง"]

    deleted.delete()
    assert found("ถนน") == []
    assert not IndexEntry.objects.filter(object_id=str(deleted.pk)).exists()


def test_a_tag_of_a_document_finds_it() -> None:
    document = DocumentFactory(title="แบบคำร้อง")
    document.tags.add("สาธารณสุข")
    document.save()

    assert [d.pk for d in AgencyDocument.objects.search("สาธารณสุข")] == [document.pk]


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_rebuild_waits_for_nobody_until_its_end() -> None:
    """An officer's saving is under way, and not finished, when the rebuild comes to the page."""
    page, other = news("ซ่อมถนน"), news("ขุดคลอง")
    saved, chunk_is_written = Event(), Event()

    def save_slowly() -> None:
        try:
            with transaction.atomic():
                rename(NewsPage.objects.get(pk=page.pk), "ซ่อมสะพาน")
                saved.set()
                assert chunk_is_written.wait(20)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        saving = pool.submit(save_slowly)
        assert saved.wait(20)
        backend = get_search_backend()
        rebuilder = backend.rebuilder_class(backend.get_index_for_model(NewsPage))
        index = rebuilder.start()
        IndexEntry.objects.filter(object_id=str(other.pk)).update(title="", body="")
        index.add_items(NewsPage, list(NewsPage.get_indexed_objects()))
        assert found("คลอง") == ["ขุดคลอง"]  # the others are done meanwhile
        chunk_is_written.set()
        rebuilder.finish()
        saving.result()

    assert (found("สะพาน"), found("ถนน")) == (["ซ่อมสะพาน"], [])


def both(*acts: Callable[[], Any]) -> None:
    """Do all of them at the same time, each on a connection of its own; raises what one raises."""
    barrier = Barrier(len(acts))

    def act_together(act: Callable[[], Any]) -> None:
        try:
            barrier.wait(20)
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        for done in [pool.submit(act_together, act) for act in acts]:
            done.result(60)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_writers_of_the_same_words() -> None:
    pages = [news("หน้าหนึ่ง"), news("หน้าสอง"), news("หน้าสาม")]

    def save(page: NewsPage, words: list[str]) -> None:
        page.body = json.dumps([{"type": "paragraph", "value": " ".join(words)}])
        page.save()

    for time in range(6):
        words = [f"word{chr(97 + number % 26)}{number}{time}x" for number in range(300)]
        orders = [words, words[::-1], sorted(words, key=hash)]
        both(
            *(lambda p=page, w=order: save(p, w) for page, order in zip(pages, orders, strict=True))
        )

    assert len(found("worda")) == 3


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_words_learnt_while_they_are_counted_stay() -> None:
    page = news("หน้าหนึ่ง")
    Word.objects.all().delete()
    for time in range(6):
        title = f"หน้า zeta{'abcdef'[time]} alpha{'abcdef'[time]}"
        both(vocabulary.recount, vocabulary.recount, lambda title=title: rename(page, title))
        assert Word.objects.filter(text__in=title.split()[1:]).count() == 2


def test_counting_tells_in_how_many_entries_each_word_stands() -> None:
    news("ซ่อมถนน", "ถนน ถนน")
    page = news("ถนนใหม่ วัชพืช")
    vocabulary.recount()
    assert Word.objects.get(text="ถนน").entries == 2
    assert Word.objects.get(text="วัชพืช").entries == 1

    page.delete()
    assert vocabulary.recount() == IndexEntry.objects.count()
    assert Word.objects.get(text="ถนน").entries == 1
    assert not Word.objects.filter(text="วัชพืช").exists()


def test_what_is_told_of_is_visible_only() -> None:
    """The index has drafts too; no answer has."""
    news("ถนนลับ", live=False)

    assert ContentPage.objects.live().search("ถนน").count() == 0
    assert list(ContentPage.objects.live().autocomplete("ถน")) == []
