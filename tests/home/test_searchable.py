"""Every word that a page shows is found: no text of a page type is forgotten."""

import string
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page, Site
from wagtail.search import index

from home.blocks import BodyBlock
from home.enums import ProcurementMethod
from home.models import (
    ContentPage,
    Contract,
    HomePage,
    PageAttachment,
    SectionPage,
    ServiceStep,
    UsageFigure,
)
from tests.factories import (
    CONTENT_PAGE_FACTORIES,
    DocumentFactory,
    ImageFactory,
    LawPageFactory,
    ProcurementResultPageFactory,
    ServiceManualPageFactory,
    UnitFactory,
    UsageStatisticsPageFactory,
)

PAGE_TYPES = [factory._meta.model for factory in CONTENT_PAGE_FACTORIES]
TEXTS = (models.CharField, models.TextField, StreamField)

# What visitors do not read on the page, or would not look for it by.
LEFT_OUT = {
    "content_kind": "a filter of the search page",
    "request_note": "for the officers only",
    "media_url": "an address; the page shows it as a button",
    "gazette_url": "an address; the page shows it as a link",
    "service_url": "an address; the page shows it as a button",
    "thank_you_text": "shown after sending only",
    "privacy_notice": "the same on every form: it would find them all",
    "group": "what the figures of a table are of: its heading",
    "side": "political or permanent: half of all rows",
    "field_type": "how a form's field looks",
    "default_value": "what a form's field begins with",
    "clean_name": "the key of the answers",
}


def own_texts(model: type[models.Model]) -> set[str]:
    """The text fields that the project, not Wagtail, gives the model."""
    wagtails = {field.name for field in Page._meta.get_fields()}
    own = (field for field in model._meta.get_fields() if isinstance(field, TEXTS))
    return {field.name for field in own if field.name not in wagtails}


@pytest.mark.parametrize("model", [*PAGE_TYPES, HomePage, SectionPage])
def test_every_text_of_a_page_type_is_searched_or_left_out_on_purpose(model: Any) -> None:
    searched = {field.field_name for field in model.get_searchable_search_fields()}
    searched |= set(getattr(model, "search_labels", ())) | {"section"}

    assert own_texts(model) - searched - set(LEFT_OUT) == set()


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_every_list_of_a_page_type_is_searched(model: Any) -> None:
    lists = {panel.relation_name for panel in inline_panels(model)}
    related = {
        field.field_name
        for field in model.get_search_fields()
        if isinstance(field, index.RelatedFields)
    }

    assert lists - related == set()


def row_models() -> list[Any]:
    rows = {
        relation.related_model
        for model in PAGE_TYPES
        for relation in get_all_child_relations(model)
        if relation.related_model._meta.app_label == "home"
    }
    return sorted(rows - {PageAttachment}, key=lambda model: model.__name__)


@pytest.mark.parametrize("model", row_models())
def test_every_text_of_a_row_is_searched_or_left_out_on_purpose(model: Any) -> None:
    """Each field is given a word of its own; the row's text must hold it."""
    words = {name: f"word{name.replace('_', '')}" for name in own_texts(model) - set(LEFT_OUT)}
    row = model(**words)

    assert [name for name, word in words.items() if word not in row.searchable_text] == []


@pytest.fixture
def words() -> Iterator[str]:
    """Words that no dictionary cuts and no page says by chance."""
    return (f"zq{first}{second}x" for first in string.ascii_lowercase for second in "bcdfgh")


@pytest.mark.parametrize("factory", CONTENT_PAGE_FACTORIES)
def test_the_words_of_a_saved_page_are_in_the_index(
    factory: Any, site: Site, words: Iterator[str]
) -> None:
    """Rows too, which are stored after the page itself."""
    page = factory(live=True, files=[DocumentFactory()])
    expected = {}
    for target in [page, *rows_of(page)]:
        for field in target._meta.get_fields():
            if is_written(field):
                expected[f"{type(target).__name__}.{field.name}"] = word = next(words)
                setattr(target, field.name, word)
    page.save(clean=False)

    assert expected
    missing = [name for name, word in expected.items() if page.pk not in found(word)]
    assert missing == []


def is_written(field: Any) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField)
    wagtails = {field.name for field in Page._meta.get_fields()}
    return (
        is_text
        and field.name not in LEFT_OUT
        and (field.name == "title" or field.name not in wagtails)
        and not field.choices
        and not isinstance(field, models.URLField | models.EmailField | StreamField)
    )


def rows_of(page: Any) -> list[Any]:
    lists = [panel.relation_name for panel in inline_panels(type(page))]
    return [row for name in lists for row in getattr(page, name).get_object_list()]


def inline_panels(model: Any) -> Iterator[Any]:
    def walk(panels: Any) -> Iterator[Any]:
        for panel in panels:
            if hasattr(panel, "relation_name"):
                yield panel
            yield from walk(getattr(panel, "children", []))

    yield from walk([*model.type_panels, *model.body_panels])


def found(word: str) -> list[int]:
    return [page.pk for page in ContentPage.objects.search(word)]


def test_files_units_choices_and_years_find_the_page(site: Site) -> None:
    unit = UnitFactory(name="Zqunit division")
    document = DocumentFactory(title="Zqtitle", filename="zqname.pdf")
    page = LawPageFactory(
        law_kind="ordinance",
        owner_unit=unit,
        fiscal_year=2031,
        attachments=[PageAttachment(document=document, title="Zqlabel")],
    )

    for word in ("zqunit", "zqtitle", "zqname", "zqlabel", "2574", "เทศบัญญัติหรือข้อบัญญัติท้องถิ่น"):
        assert found(word) == [page.pk], word


def test_months_and_contracts_find_the_page(site: Site) -> None:
    contract = Contract(
        work="zqwork", budget=1, reference_price=1, method=ProcurementMethod.SPECIFIC,
        bidders="zqbidder", winner="zqwinner", reason="zqreason", contract_number_date="zqnumber",
    )  # fmt: skip
    page = ProcurementResultPageFactory(
        title="สรุปผล", month=10, fiscal_year=2026, contracts=[contract]
    )

    for word in ("ตุลาคม 2568", "วิธีเฉพาะเจาะจง", "zqwinner"):
        assert found(word) == [page.pk], word


def test_a_step_does_not_weigh_as_much_as_the_title(site: Site) -> None:
    step = ServiceStep(title="zqlicence", duration="1 วัน", responsible_unit="กองช่าง")
    ServiceManualPageFactory(title="อื่น", steps=[step])
    entry = ServiceManualPageFactory(title="อื่น", steps=[step]).index_entries.get()

    assert "zqlicence" not in entry.title and "zqlicence" in entry.body


def test_words_of_the_body_in_every_kind_of_block(site: Site) -> None:
    picture = ImageFactory()
    body = [
        ("paragraph", "<h2>zqheading</h2><p>zqfirst</p><ul><li>zqitem</li></ul>"),
        (
            "image",
            {
                "image": {"image": picture.pk, "alt_text": "zqalt", "decorative": False},
                "caption": "zqcaption",
            },
        ),
        (
            "table",
            {"data": [["zqcell", None], ["", "zqlast"]], "table_caption": "zqtablecaption"},
        ),
    ]
    block = BodyBlock()
    value = block.to_python([{"type": kind, "value": content} for kind, content in body])
    assert isinstance(block.child_blocks["image"].child_blocks["image"], ImageBlock)

    content = block.get_searchable_content(value)

    words = " ".join(content).split()
    assert words == [
        "zqheading", "zqfirst", "zqitem", "zqalt", "zqcaption", "zqcell", "zqlast",
        "zqtablecaption",
    ]  # fmt: skip


def test_a_draft_in_the_editor_leaves_the_entry_as_it_is(site: Site) -> None:
    """Saving a draft stores a revision and the page's state, but not the draft's words."""
    page = LawPageFactory(title="zqbefore", live=True)
    page.title = "zqdraft"
    page.save_revision()

    assert found("zqbefore") == [page.pk]
    assert found("zqdraft") == []


def test_a_deleted_page_leaves_the_index(site: Site) -> None:
    page = LawPageFactory(title="zqgone")
    entries = page.index_entries.model.objects.filter(object_id=str(page.pk))
    assert entries.exists()

    page.delete()

    assert not entries.exists()


def test_indexing_many_pages_asks_no_question_for_each(site: Site) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            for page in type(pages[0]).get_indexed_objects():
                for field in page.get_search_fields():
                    list(values(page, field))
        return len(captured)

    def values(obj: Any, field: Any) -> Iterator[Any]:
        value = field.get_value(obj)
        if not isinstance(field, index.RelatedFields):
            yield value
            return
        for related in value.all() if hasattr(value, "all") else [value]:
            for sub_field in field.fields:
                yield from values(related, sub_field)

    pages = [UsageStatisticsPageFactory(files=[DocumentFactory()]) for _ in range(2)]
    few = queries()
    for _ in range(5):
        UsageStatisticsPageFactory(
            files=[DocumentFactory()], figures=[UsageFigure(label="มกราคม", count=1)]
        )

    assert queries() == few
