"""Seeded nonsense, asked of both ways to search: no error, and no question that takes for ever.

FUZZED_QUESTIONS=10000 asks as many as the acceptance of search wants; the test run asks some.
"""

import os
import random
import time
from collections.abc import Iterator
from statistics import median

from django.db import transaction
from wagtail.models import Page, Site
from wagtail.search.query import Phrase

from home.models import ContentPage
from search.evaluation.corpus import read_corpus, scaled
from search.evaluation.pages import index, make_pages
from search.thesaurus.shipped import load_shipped
from tests.search.backends.test_hostile_questions import OPERATORS
from tests.search.evaluation.test_regression import FOLDER, questions

COUNT = int(os.environ.get("FUZZED_QUESTIONS", "500"))
SLOW = 40  # times the usual question: none of them is another power of its length
LEAST = 0.01  # seconds: below it the clock says little

# One character of each, mostly of what Thai is made of.
ALPHABETS = (
    "กขคงจฉชซฐณดตถทนบปผฝพฟภมยรลวศษสหฬอฮ",
    "ะาำเแโใไๅฤฦ",
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4c\u0e4d\u0e4e\u0e48\u0e49\u0e4a",
    "๐๑๒๓๔๕๖๗๘๙0123456789.,/-",
    "abcxyzABCXYZéßİıΣς",
    " \t\n\u00a0\u200b\u200d\u2060\ufeff\u3000",
    "\"'*^():{}[]<>|&!~@#$%_\\;-+=?`",
    "\x00\x01\x1b\x7f\ud800\udfff\ufffe\uffff\ue000\U000e0001\U0010ffff",
    "👍👩‍👩‍👧🇹🇭\u0301\u20e3\u0650ﷺ٣ꡀکڱΩ漢字한",
)


def fuzzed(seed: int, count: int) -> Iterator[str]:
    """Mixtures of operators, real questions cut and spoilt, and characters of every kind."""
    chance = random.Random(seed)
    real = [question.text for question in questions()]
    for _number in range(count):
        parts = []
        for _part in range(chance.randint(1, 7)):
            kind = chance.random()
            if kind < 0.3:
                text = chance.choice(real)
                place = chance.randrange(len(text) + 1)
                parts.append(text[:place] + chance.choice(chance.choice(ALPHABETS)) + text[place:])
            elif kind < 0.5:
                parts.append(chance.choice(OPERATORS))
            else:
                alphabet = chance.choice(ALPHABETS)
                parts.append("".join(chance.choices(alphabet, k=chance.randint(1, 12))))
        text = chance.choice(["", " ", '"', "."]).join(parts)
        yield text * chance.choice([1, 1, 1, 1, 1, 1, 1, 1, 1, 60])


def test_no_nonsense_is_an_error(site: Site) -> None:
    load_shipped()
    Page.objects.filter(depth__gt=1).update(live=False)
    make_pages(scaled(read_corpus(FOLDER / "regression_corpus.jsonl"), 200))
    index("default")
    pages = ContentPage.objects.live()
    failed: list[str] = []
    took: dict[str, float] = {}
    for text in fuzzed(2569, COUNT):
        start = time.thread_time()
        try:
            with transaction.atomic():
                results = pages.search(text)
                assert len(results[:10]) <= results.count()
                assert results.parsed.correction != text
                list(pages.autocomplete(text)[:8])
                list(pages.search(Phrase(text))[:3])
        except Exception as error:
            failed.append(f"{text!r}: {type(error).__name__} {error}")
        took[text] = time.thread_time() - start

    assert not failed, "\n".join(failed[:10])
    slowest = max(took, key=lambda text: took[text])
    assert took[slowest] < SLOW * max(median(took.values()), LEAST), slowest
