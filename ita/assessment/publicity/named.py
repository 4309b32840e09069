"""The items that somebody means who types a code: "o12", "O12 2569", "MOIT 2", "ข้อ 1.2"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.thai.numerals import to_arabic_digits
from ita.assessment.addresses import item_address
from ita.assessment.coverage import facts_of
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item
from ita.assessment.public import public_evidence
from ita.assessment.publicity.models import PublicFramework

LONGEST, MOST = 40, 3  # letters of a question that can be a code; items that are answered
YEAR = re.compile(r"(?:ปี(?:งบประมาณ)?\s*)?(?:พ\.?\s?ศ\.?\s*)?(?<!\d)(2[56]\d\d)(?!\d)")
WORDS_BEFORE = re.compile(r"^(?:ita|ตัวชี้วัด|รายการ|หัวข้อ)\s*(?=\S)")
SIGNS = re.compile(r"[\s._/-]+")


@dataclass(frozen=True)
class NamedItem:
    """An open item, its public address, and the live approved pages that prove it."""

    item: Item
    framework: Framework
    address: str
    pages: tuple[Page, ...]

    def __str__(self) -> str:
        named = {"code": self.item.code, "list": self.framework, "title": self.item.title}
        return _("%(code)s %(title)s (%(list)s)") % named


def items_named(question: str, site: Site) -> list[NamedItem]:
    """What of the open lists ``question`` names by its code, the newest year first. No query where
    it cannot be a code; else a fixed number."""
    year, code = _read(question)
    if not code:
        return []
    opened = PublicFramework.objects.open_at(site)
    lists = [each.framework for each in opened if year in (None, each.framework.year_be)]
    known = {each.pk: each for each in lists}
    rows = Item.objects.filter(framework__in=known).order_by("sort_order").only("code", "framework")
    meant: list[tuple[Framework, int]] = []
    for each in lists:
        meant += [
            (each, row.pk)
            for row in rows
            if row.framework_id == each.pk and code in _names(each, row.code)
        ]
    if year is None and meant:  # the newest year that has it
        newest = meant[0][0].fiscal_year
        meant = [pair for pair in meant if pair[0].fiscal_year == newest]
    return _with_evidence(meant[:MOST], site)


def _read(question: str) -> tuple[int | None, str]:
    """(year in B.E., code) of what was typed; "" where it is no code."""
    text = to_arabic_digits(question).lower().strip()
    if len(text) > LONGEST:
        return None, ""
    found = list(YEAR.finditer(text))
    year = int(found[-1][1]) if found else None
    if found:
        text = f"{text[: found[-1].start()]} {text[found[-1].end() :]}"
    code = SIGNS.sub("", WORDS_BEFORE.sub("", text.strip()))
    return year, code if any(sign.isdigit() for sign in code) else ""


def _names(framework: Framework, code: str) -> set[str]:
    """Ways to type the code: "o12", "oito12", "moit2"."""
    bare = SIGNS.sub("", to_arabic_digits(code).lower())
    scheme = SIGNS.sub("", framework.scheme.lower())
    return {bare, f"{scheme}{bare}"}


def _with_evidence(meant: Sequence[tuple[Framework, int]], site: Site) -> list[NamedItem]:
    """A fixed number of queries; states and checks are not asked."""
    numbers = [number for _framework, number in meant]
    if not numbers:
        return []
    items = Item.objects.in_bulk(numbers)
    rows = Evidence.objects.filter(item__in=numbers).of_site(site).with_file_shown()
    rows = rows.select_related("item__framework", "document").prefetch_related("elements")
    pages: dict[int, dict[int, Page]] = {number: {} for number in numbers}
    for row in public_evidence(facts_of(rows)):
        pages[row.item_id][row.page.pk] = row.page
    return [
        NamedItem(
            items[number],
            framework,
            item_address(framework, items[number]),
            tuple(pages[number].values()),
        )
        for framework, number in meant
    ]
