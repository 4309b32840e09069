"""Text as it stands in the index: letters and spaces to either database, and back again."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from home.thai import segmenters
from home.thai.normal import normalise
from home.thai.words import forms
from search.analysis import terms
from search.analysis.terms import (
    fingerprint,
    from_index,
    index_text,
    index_words,
    indexed,
    question_trigrams,
    title_trigrams,
)

THAI = st.text(alphabet=st.characters(min_codepoint=0x0E00, max_codepoint=0x0E5B))
ANY = st.text(alphabet=st.characters())
ASCII = st.characters(min_codepoint=1, max_codepoint=126)
MIXED = st.one_of(THAI, ANY, st.lists(st.one_of(THAI, ANY, st.just("พ.ร.บ. 2.5"))).map("".join))
# The letters of other languages that stand for Thai ones in the index.
TAKEN = {chr(code) for code in (*range(0x0620, 0x0640), *range(0x0671, 0x06D4))}


@given(MIXED)
def test_every_word_comes_back(text: str) -> None:
    for word in forms(text):
        if TAKEN.isdisjoint(word):
            assert from_index(indexed(word)) == word


def test_words_of_prepared_texts() -> None:
    texts = [index_text("อ.บ.ต. ๒๕๖๙ PM2.5"), index_text("น้ำ ๆ")]

    assert index_words(texts) == {"อบต", "2569", "pm", "2.5", "น้ำ"}


@pytest.mark.django_db
@hypothesis_settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.one_of(THAI, st.text(alphabet=ASCII), st.just("พ.ร.บ. 2.5"))).map("".join))
def test_the_databases_cut_prepared_text_at_spaces_only(text: str) -> None:
    """The words that come out of the tokenizer are those that went in, each whole. (Of letters of
    further languages SQLite takes é and e for one, and PostgreSQL no ¼.)"""
    for words in (index_text(text), " ".join(title_trigrams(text))):
        assert _tokens(words) == sorted(set(words.split()))


def _tokens(text: str) -> list[str]:
    """The words that the database's own tokenizer finds in ``text``."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT unnest(tsvector_to_array(to_tsvector('simple', %s)))", [text])
            return sorted(row[0] for row in cursor.fetchall())
        cursor.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut USING fts5(text)")
        cursor.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut_words USING fts5vocab(temp, cut, 'row')"
        )
        cursor.execute("DELETE FROM temp.cut")
        cursor.execute("INSERT INTO temp.cut (text) VALUES (%s)", [text])
        cursor.execute("SELECT term FROM temp.cut_words")
        return sorted(row[0] for row in cursor.fetchall())


@given(MIXED)
def test_prepared_text_is_words_and_single_spaces(text: str) -> None:
    prepared = index_text(text)

    assert prepared == " ".join(prepared.split())
    assert not any("\u0e00" <= char <= "\u0e7f" for char in prepared)


@given(MIXED)
def test_what_is_typed_so_far_is_in_the_title(title: str) -> None:
    """Each beginning of a title, cut anywhere: its trigrams stand in a row among the title's."""
    of_title = " ".join(title_trigrams(title))
    heard = terms._heard(title)
    for end in range(1, min(len(heard), 40) + 1):
        # What sounds like itself: cutting may drop a letter that would have been silent.
        part = heard[:end]
        if terms._heard(part) == part:
            assert " ".join(question_trigrams(part)) in of_title


@given(MIXED)
def test_trigrams_of_any_text(text: str) -> None:
    typed, of_title = question_trigrams(text), title_trigrams(text)

    assert bool(typed) == bool(of_title)
    assert all(len(trigram) == 3 for trigram in of_title)
    assert all(len(trigram) == 3 for trigram in typed) or len(typed) == 1
    assert not any(" " in trigram for trigram in [*typed, *of_title])


def test_trigrams() -> None:
    assert [from_index(one) for one in question_trigrams("ภาษี ป้าย")] == [
        "พาส",
        "าสี",
        "สีป",
        "ีปา",
        "ปาย",
    ]
    assert title_trigrams("👍 !!!") == question_trigrams("\u200b่") == []
    assert question_trigrams("ภ") == [indexed("พ")]


@given(MIXED)
def test_what_looks_the_same_is_prepared_the_same(text: str) -> None:
    assert index_text(normalise(text)) == index_text(text)


def test_the_fingerprint_is_one_in_every_process_and_another_for_other_rules(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = (
        "import django, json; django.setup();"
        "from search.analysis.terms import fingerprint; print(json.dumps(fingerprint()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env={**os.environ, "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    today = fingerprint()
    assert json.loads(done.stdout) == today

    monkeypatch.setattr(terms, "RULES", terms.RULES + 1)
    assert fingerprint.__wrapped__() != today
    monkeypatch.undo()
    monkeypatch.setattr(segmenters.segmenter(), "name", "another dictionary", raising=False)
    assert fingerprint.__wrapped__() != today
