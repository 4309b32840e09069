"""The words of the index, learnt one by one and counted together."""

import pytest
from wagtail.models import Site

from home.thai.sounds import sound
from search.indexing import vocabulary
from search.models import Word


@pytest.mark.parametrize(
    ("word", "counts"),
    [("ถนน", True), ("2569", True), ("12345", False), ("ก", False), ("", False), ("ก" * 61, False)],
)
def test_which_words_are_counted(word: str, counts: bool) -> None:
    assert vocabulary.is_counted(word) is counts


def test_words_are_learnt_once(site: Site) -> None:
    vocabulary.learn(["วัชพืช", "ก", "2569", "วัชพืช"])
    vocabulary.learn(["วัชพืช", "สวนสาธารณะ"])

    assert Word.objects.filter(text="วัชพืช").count() == 1
    assert Word.objects.get(text="สวนสาธารณะ").sound == sound("สวนสาธารณะ")
    assert not Word.objects.filter(text="ก").exists()


def test_learning_nothing(site: Site) -> None:
    before = Word.objects.count()

    vocabulary.learn([])

    assert Word.objects.count() == before


def test_a_word_of_many_sounds_fits(site: Site) -> None:
    """ฤ sounds as two letters: sixty of them are more than a hundred."""
    vocabulary.learn(["ฤ" * 60, "ทร" * 30])

    assert Word.objects.filter(text="ฤ" * 60).exists()
