"""What was probably meant: only what readers may see, and only where something is wrong."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from django.conf import settings
from wagtail.models import Site

from home.models import ContentPage
from search.models import SynonymGroup
from search.retrieval.dictionary_sounds import dictionary_sounds
from tests.factories import NewsPageFactory


@pytest.fixture(autouse=True)
def _site(site: Site) -> None:
    pass


def news(title: str, **kwargs: Any) -> Any:
    return NewsPageFactory(title=title, **{"live": True, "summary": "ย่อ", **kwargs})


def correction(question: str) -> str | None:
    results = ContentPage.objects.live().search(question)
    return str(results.parsed.correction) if results.parsed.correction else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("จริยะธรรม", "จริยธรรม"),  # the sign that is too much belongs to no word
        ("ราคากาง", "ราคากลาง"),  # a word, but one that stands nowhere
        ("กล้องวรจปิด", "กล้องวงจรปิด"),
        ("โลหิด", "โลหิต"),
        ("ทุจิต", "ทุจริต"),
        ("ภาสี", "ภาษี"),
    ],
)
def test_slips_of_many_kinds(typed: str, meant: str) -> None:
    news(f"ประกาศ {meant} ของหน่วยงาน")

    assert correction(typed) == meant


def test_a_word_with_synonyms_is_no_slip() -> None:
    """ศพด sounds nearly as สภา."""
    SynonymGroup.objects.create(words="ศูนย์พัฒนาเด็กเล็ก\nศพด.", active=True)
    news("สภาเทศบาล")
    news("รับสมัครศูนย์พัฒนาเด็กเล็ก")

    pages = ContentPage.objects.live().search("ศพด")

    assert [page.title for page in pages] == ["รับสมัครศูนย์พัฒนาเด็กเล็ก"]
    assert correction("ศพด") is None


@pytest.mark.parametrize(
    "hidden", [{"live": False}, {"fiscal_year": 2020}], ids=["draft", "outside the queryset"]
)
def test_only_what_the_queryset_has_is_proposed(hidden: dict[str, Any]) -> None:
    page = news("โครงการพิพิธภัณฑ์ลับ", **hidden)
    asked = ContentPage.objects.live().filter(fiscal_year=2026)

    assert asked.search("พิพิทธภัณฑ์").parsed.correction is None

    ContentPage.objects.filter(pk=page.pk).update(live=True, fiscal_year=2026)
    assert asked.search("พิพิทธภัณฑ์").parsed.correction == "พิพิธภัณฑ์"


def test_what_was_not_mistyped_stays_as_it_was_typed() -> None:
    news("โครงการก่อสร้างถนน")

    assert correction("ถนน  สายอื่น") is None
    assert correction("!!! 2569") is None
    assert correction("ก่อส้ราง ถนน") == "ก่อสร้าง ถนน"


def test_the_dictionary_has_one_order_in_every_process() -> None:
    """What a worker proposes must not hang on its hash seed."""
    code = (
        "import django, json; django.setup();"
        "from search.retrieval.dictionary_sounds import dictionary_sounds;"
        "print(json.dumps(dictionary_sounds().like('กลาง')))"
    )

    def like(seed: str) -> Any:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        environment["DJANGO_SETTINGS_MODULE"] = os.environ["DJANGO_SETTINGS_MODULE"]
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            check=True,
        )
        return json.loads(done.stdout)

    assert like("1") == like("2") == dictionary_sounds().like("กลาง")
