"""Synonyms: the rules of a group, the shipped ones, what the search reads."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from home.thai.calendar import MONTHS_SHORT
from search.analysis.keys import key_of
from search.models import SynonymGroup
from search.models import synonym_rules as rules
from search.thesaurus import groups as kept_groups
from search.thesaurus import shipped
from search.thesaurus.groups import synonym_groups
from search.thesaurus.shipped import load_shipped

pytestmark = pytest.mark.django_db


def group(words: str, site: Site | None = None, **fields: Any) -> SynonymGroup:
    return SynonymGroup.objects.create(words=words, site=site, **fields)


def refusals(words: str, site: Site | None = None) -> list[str]:
    with pytest.raises(ValidationError) as error:
        SynonymGroup(words=words, site=site).full_clean()
    return error.value.message_dict["words"]


# ---- the form in which words are the same


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("อ.บ.ต.", "อบต"),
        ("อบต.", "อบต"),
        ("อ. บ. ต.", "อบต"),
        ("โควิด19", "โควิด 19"),
        ("โควิด-๑๙", "โควิด-19"),
        ("น.ส.4", "นส 4"),
        ("  ITA  ", "ita"),
        ("เเผน", "แผน"),
        ("www.example.go.th", "www.example.go.th"),
        ('"ขยะ"', "ขยะ"),
        ("\u0e49\u0e48", ""),
        ("\u200b\u200b", ""),
        ('"*^(', ""),
        ("", ""),
    ],
)
def test_what_is_written_in_several_ways_has_one_key(written: str, key: str) -> None:
    assert key_of(written) == key
    assert key_of(key) == key


# ---- what an officer may write


@pytest.mark.parametrize("text", ["ก๊าซ\nแก๊ส", "ก๊าซ, แก๊ส", "ก๊าซ = แก๊ส", " ก๊าซ ;\r\n\r\n  แก๊ส "])
def test_words_stand_one_a_line_however_they_were_typed(text: str, site: Site) -> None:
    new = SynonymGroup(words=text, site=site)
    new.full_clean()
    assert new.words == "ก๊าซ\nแก๊ส"
    assert str(new) == "ก๊าซ = แก๊ส"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("ขยะ", "อย่างน้อยสองคำ"),
        ("ขยะ\nขยะ", "เป็นคำเดียวกัน"),
        ("อบต.\nอ.บ.ต.", "เป็นคำเดียวกัน"),
        ("ขยะ\n\u0e49\u0e48", "ไม่มีทั้งตัวอักษรและตัวเลข"),
        ("ขยะ\n\u200b", "ไม่มีทั้งตัวอักษรและตัวเลข"),
        ("ขยะ\n!!", "ไม่มีทั้งตัวอักษรและตัวเลข"),
        ("ขยะ\nก", "สั้นเกินไป"),
        ("ขยะ\n" + "ก" * 101, "ยาวเกินไป"),
        ('ขยะ\n"มูลฝอย"', '“"”'),
        ("ขยะ\nมูลฝอย*", "“*”"),
        ("ขยะ\nมูลฝอย OR ของเสีย", "“OR”"),
        ("ขยะ\nNEAR(มูลฝอย)", "“NEAR”"),
        ("\n".join(f"คำที่ {n}" for n in range(31)), "ไม่เกิน 30 คำ"),
    ],
)
def test_what_is_no_group_is_refused_in_thai(words: str, says: str, site: Site) -> None:
    assert says in " ".join(refusals(words, site))


def test_an_empty_group_is_refused(site: Site) -> None:
    assert refusals("", site)
    assert refusals("\n , ;", site)


def test_a_word_of_another_group_is_refused_and_that_group_named(site: Site) -> None:
    group("ขยะ\nมูลฝอย", site)
    [reason] = refusals("มูลฝอย\nของเหลือทิ้ง", site)
    assert "ขยะ = มูลฝอย" in reason and "“มูลฝอย”" in reason


def test_a_word_of_a_shipped_group_is_refused_in_whatever_spelling(site: Site) -> None:
    group("องค์การบริหารส่วนตำบล\nอบต.")
    assert refusals("อ.บ.ต.\nตำบลของเรา", site)


def test_another_website_and_what_is_out_of_use_do_not_stand_in_the_way(
    site: Site, home_page: Any
) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    group("ขยะ\nมูลฝอย", other)
    group("ขยะ\nของทิ้ง", site, active=False)
    SynonymGroup(words="ขยะ\nของเสีย", site=site).full_clean()


def test_what_is_taken_out_of_use_is_put_back_only_where_no_other_has_its_words(site: Site) -> None:
    old = group("ขยะ\nมูลฝอย", site, active=False)
    group("ขยะ\nของเสีย", site)
    old.active = True
    with pytest.raises(ValidationError):
        old.full_clean()
    old.active = False
    old.full_clean()


# ---- what is shipped


def shipped_groups() -> list[list[str]]:
    return list(shipped.words_of(shipped.FILE.read_text("utf-8").splitlines()))


def test_the_shipped_list_keeps_the_rules() -> None:
    groups = shipped_groups()
    assert len(groups) > 300
    faults = [reason for words in groups for reason in rules.why_not_group(words)]
    keys = [key_of(word) for words in groups for word in words]
    assert not faults
    assert not {key for key in keys if keys.count(key) > 1}


def test_no_shipped_word_is_a_month() -> None:
    keys = {key_of(word) for words in shipped_groups() for word in words}
    assert not keys & {key_of(month) for month in MONTHS_SHORT}


def test_no_shipped_word_reads_as_two() -> None:
    """What the webmaster sees is what the form would store: no separator inside a word."""
    assert all(rules.split(word) == [word] for words in shipped_groups() for word in words)


def test_delivering_again_changes_nothing() -> None:
    first = load_shipped()
    rows = list(SynonymGroup.objects.order_by("pk").values())
    assert first == len(rows) > 300
    assert load_shipped() == 0
    assert list(SynonymGroup.objects.order_by("pk").values()) == rows


def test_every_shipped_group_can_be_saved_in_the_admin() -> None:
    load_shipped()
    for old in SynonymGroup.objects.all()[:40]:  # each reads all others
        before = old.words
        old.full_clean()
        assert old.words == before


@pytest.fixture
def edition(tmp_path: Path) -> Any:
    """``edition("a = b", "c = d")`` delivers these groups; returns how many came anew."""

    def deliver(*lines: str) -> int:
        path = tmp_path / "list.txt"
        path.write_text("\n".join(["# remark", *lines]), "utf-8")
        return load_shipped(path)

    return deliver


def test_an_upgrade_adds_groups_and_words(edition: Any) -> None:
    edition("เทศบาลตำบล = ทต.")
    assert edition("เทศบาลตำบล = ทต. = เทศบาล ต.", "สุนัข = หมา") == 1
    assert [str(row) for row in SynonymGroup.objects.all()] == [
        "สุนัข = หมา",
        "เทศบาลตำบล = ทต. = เทศบาล ต.",
    ]


def test_an_upgrade_leaves_what_officers_changed_or_switched_off(edition: Any) -> None:
    edition("สุนัข = หมา", "โค = วัว")
    dog, cow = SynonymGroup.objects.order_by("pk")
    dog.words = "สุนัข\nหมา\nตูบ"
    dog.save()
    cow.active = False
    cow.save()
    edition("สุนัข = หมา = dog", "โค = วัว = cow")
    dog.refresh_from_db()
    cow.refresh_from_db()
    assert dog.words == "สุนัข\nหมา\nตูบ" and dog.is_edited
    assert not cow.active


def test_a_shipped_group_gives_way_to_an_officers_word(edition: Any, site: Site) -> None:
    group("หมา\nเพื่อนยาก", site)
    edition("สุนัข = หมา")
    assert synonym_groups(site) == (("หมา", "เพื่อนยาก"),)


def test_what_a_later_edition_withdraws_goes_unless_it_was_edited(edition: Any) -> None:
    edition("สุนัข = หมา", "โค = วัว", "กระบือ = ควาย")
    cow = SynonymGroup.objects.get(delivered_name="โค")
    cow.words = "โค\nวัว\nงัว"
    cow.save()
    edition("กระบือ = ควาย")
    assert {row.delivered_name for row in SynonymGroup.objects.all()} == {"โค", "กระบือ"}


# ---- what the search reads


def test_the_groups_of_a_site_are_its_own_and_those_of_all(site: Site, home_page: Any) -> None:
    other = Site.objects.create(hostname="other.go.th", root_page=home_page)
    group("องค์การบริหารส่วนตำบล\nอ.บ.ต.")
    group("ขยะ\nมูลฝอย", site)
    group("โค\nวัว", other)
    group("ลา\nล่อ", site, active=False)
    everywhere = ("องค์การบริหารส่วนตำบล", "อบต")
    assert synonym_groups(site) == (everywhere, ("ขยะ", "มูลฝอย"))
    assert synonym_groups(other) == (everywhere, ("โค", "วัว"))
    assert synonym_groups(None) == (everywhere,)


def test_nothing_is_read_again_until_something_changes(site: Site) -> None:
    row = group("ขยะ\nมูลฝอย", site)
    first = synonym_groups(site)
    with CaptureQueriesContext(connection) as queries:
        assert synonym_groups(site) is first
    assert len(queries) == 1
    row.words = "ขยะ\nของเสีย"
    row.save(update_fields=["words"])
    assert synonym_groups(site) == (("ขยะ", "ของเสีย"),)
    row.delete()
    assert synonym_groups(site) == ()
    group("โค\nวัว", site)
    assert synonym_groups(site) == (("โค", "วัว"),)


def test_a_process_keeps_the_groups_of_few_sites(
    site: Site, home_page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_groups, "MOST_SITES", 3)
    for number in range(6):
        synonym_groups(Site.objects.create(hostname=f"s{number}.go.th", root_page=home_page))
    assert len(kept_groups._known) == 3
