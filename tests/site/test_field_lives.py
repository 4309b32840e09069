"""Each field lives as ``ita.integrity.field_lives`` says: an internal one changes no public
address, any other one that is changed behind the steps is found."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, models, transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, Site

from home.file_uses import file_numbers
from home.models import AgencyDocument, AgencyImage
from home.models.public_page import PublicPage
from home.visibility import public
from ita.assessment.evidence.models import Evidence
from ita.integrity.derived.faults import derived_faults
from ita.integrity.drift import drift_of
from ita.integrity.field_lives import fields, life_of
from ita.integrity.lives import Life
from ita.integrity.public_facts import fact_drifts
from ita.register.models import RegisterEntry

pytestmark = pytest.mark.django_db
VIEWS = ("/ita/", "/ita/2569/", "/case/", "/search/?q=ภาษี", "/search/suggest?q=ภาษี", "/register/")
# Bound to the request, not to what is stored.
CHANGING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"')
WORDS = "ค่าอื่นที่ไม่มีใครอนุมัติ"
OF_EACH_TYPE = 6


def addresses() -> list[tuple[str, str]]:
    """(host, address) of all that the public can ask for."""
    found: list[tuple[str, str]] = []
    for site in Site.objects.select_related("root_page"):
        urls = list(VIEWS)
        for home in site.root_page.get_translations(inclusive=True):
            pages = public(Page.objects.descendant_of(home, inclusive=True))
            urls += [page.get_url() or "" for page in some_of_each_type(pages)]
        evidence = Evidence.objects.of_site(site).filter(item__framework__fiscal_year=2026)
        codes = {row.item.slug for row in evidence.select_related("item")}
        urls += [f"/ita/2569/{code}/" for code in sorted(codes)]
        urls += [row.public_url for row in RegisterEntry.objects.of_site(site)[:20]]
        found += [(site.hostname, re.sub(r"^https?://[^/]+", "", url)) for url in urls if url]
    return [*found, *(("", document.url) for document in AgencyDocument.objects.all()[:40])]


def some_of_each_type(pages: Any) -> Iterator[Page]:
    """Pages of one type are made of the same fields: the first of each."""
    taken: Counter[int] = Counter()
    for page in pages.order_by("pk"):
        taken[page.content_type_id] += 1
        if taken[page.content_type_id] <= OF_EACH_TYPE:
            yield page


def seen(wanted: list[tuple[str, str]]) -> dict[tuple[str, str], tuple[int, str]]:
    """What each address answers."""
    client = Client()
    client.raise_request_exception = False
    answers = {}
    for host, url in wanted:
        cache.clear()
        response = client.get(url, headers={"host": host} if host else {})
        body = b"" if response.streaming else response.content
        text = CHANGING.sub("", body.decode("utf-8", "replace"))
        answers[(host, url)] = (response.status_code, text)
    return answers


def other(field: Any, value: Any) -> Any:
    """Another value that the field can hold; None where there is none for a test."""
    match field:
        case models.BooleanField():
            return not value
        case models.DateTimeField():
            return (value or timezone.now()) - timedelta(days=900)
        case models.DateField():
            return (value or date(2024, 1, 1)) - timedelta(days=900)
        case models.JSONField():
            return {"changed": WORDS}
        case models.DecimalField():
            return 2 if value == 1 else 1
        case models.IntegerField():
            return (value or 0) + 900  # so that another row comes first
        case models.TextField():
            return WORDS
        case models.CharField():
            return "zz9"[: field.max_length]
    return None


def change(field: Any, rows: Any) -> bool:
    """Give the ``rows`` another value; whether that could be done."""
    if field.is_relation or field.unique or not rows.exists():
        return False
    first = rows.order_by("pk").values_list(field.name, flat=True).first()
    value = other(field, first)
    if value is None or value == first:
        return False
    try:
        with transaction.atomic():
            models.QuerySet.update(rows.order_by(), **{field.name: value})
    except DatabaseError:  # append-only, or a value that the column cannot hold
        return False
    return True


def of(life: Life) -> Iterator[Any]:
    for field in fields():
        keys = field.primary_key or (field.remote_field and field.remote_field.parent_link)
        if life_of(field) == life and not keys and not field.many_to_many:
            yield field


def name_of(field: Any) -> str:
    return f"{field.model._meta.label}.{field.name}"


def change_all(field: Any) -> bool:
    rows = field.model._base_manager.all()
    return change(field, rows.filter(depth__gt=1) if field.model is Page else rows)


def test_what_is_internal_changes_no_public_address(demo: str) -> None:
    """All at once; where something shows, which one it was."""
    wanted = addresses()
    assert len(wanted) > 120
    before = seen(wanted)
    with transaction.atomic():
        changed = [field for field in of(Life.INTERNAL) if change_all(field)]
        after = seen(wanted)
        transaction.set_rollback(True)
    assert len(changed) > 50
    shown = [address for address in wanted if before[address] != after[address]][:3]
    if not shown:
        return
    culprits = []
    for field in changed:
        with transaction.atomic():
            change_all(field)
            if seen(shown) != {address: before[address] for address in shown}:
                culprits.append(name_of(field))
            transaction.set_rollback(True)
    pytest.fail(f"{culprits} at {shown}")


def page_with(field: Any) -> Any:
    """A live page that has a value in the field, or a row in its list."""
    if issubclass(field.model, PublicPage):
        return field.model.objects.filter(live=True).order_by("pk").last()
    row = field.model.objects.filter(page__live=True).first()
    return row.page if row else None


def is_of_a_page(field: Any) -> bool:
    """A field of a page type, or of a row in one of its lists."""
    model = field.model
    ours = model._meta.app_label == "home"
    return ours and (issubclass(model, PublicPage) or hasattr(model, "page"))


def test_what_is_sealed_is_found_when_it_changes(demo: str) -> None:
    missed, tried = [], 0
    for field in filter(is_of_a_page, of(Life.SEALED)):
        page = page_with(field)
        if page is None or field.name in ("sort_order", "translation_key"):
            continue  # the order shows only where another row comes before it
        key = "pk" if issubclass(field.model, PublicPage) else "page_id"
        with transaction.atomic():
            if change(field, field.model._base_manager.filter(**{key: page.pk})):
                tried += 1
                if drift_of(Page.objects.get(pk=page.pk)) is None:
                    missed.append(name_of(field))
            transaction.set_rollback(True)
    assert missed == []
    assert tried > 60


@pytest.mark.parametrize("model", [AgencyDocument, AgencyImage])
def test_what_is_sealed_of_a_file_is_found_when_it_changes(demo: str, model: Any) -> None:
    pages = [page.specific for page in Page.objects.live()]
    shown = next(page for page in pages if file_numbers(page)[model])
    number = min(file_numbers(shown)[model])
    sealed = [field for field in of(Life.SEALED) if field.model is model]
    assert len(sealed) >= 3
    for field in sealed:
        with transaction.atomic():
            assert change(field, model.objects.filter(pk=number)), field
            assert drift_of(Page.objects.get(pk=shown.pk)) is not None, field
            transaction.set_rollback(True)


def test_what_two_hands_allowed_is_found_when_it_changes(demo: str) -> None:
    site = Site.objects.get(is_default_site=True)
    missed, tried = [], 0
    for field in of(Life.TWO_HANDS):
        rows = field.model._base_manager.filter(**of_what_is_open(field.model, site))
        first = list(rows.order_by("pk").values_list("pk", flat=True)[:1])
        with transaction.atomic():
            if change(field, field.model._base_manager.filter(pk__in=first)):
                tried += 1
                if not list(fact_drifts(site)):
                    missed.append(name_of(field))
            transaction.set_rollback(True)
    assert missed == []
    assert tried > 12


def of_what_is_open(model: Any, site: Site) -> dict[str, Any]:
    """What narrows ``model`` to what the municipality shows."""
    ways = {"Framework": "", "Indicator": "framework__", "Item": "framework__"}
    ways |= {"Element": "item__framework__", "PublicFramework": "framework__"}
    if model.__name__ not in ways:
        return {"site": site}
    way = ways[model.__name__]
    return {f"{way}scheme": "OIT", f"{way}fiscal_year": 2026}


def test_all_of_the_demonstration_is_as_it_was_allowed_and_computed(demo: str) -> None:
    assert list(derived_faults()) == []
    for site in Site.objects.all():
        assert list(fact_drifts(site)) == []
