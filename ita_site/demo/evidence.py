"""Links the demo pages to the indicators that they prove, as the ITA officer would."""

from typing import Any

from django.contrib.auth.models import User

from home.models import AgencyDocument, ContentPage
from ita.assessment.models import Element, Evidence, Framework, Item
from ita_site.demo.content import read


def make_evidence(pages: dict[str, ContentPage], officer: User) -> int:
    """Make the evidence of content/evidence.json; returns how many rows.

    Raises:
        Framework.DoesNotExist: a framework of the file is not loaded.
    """
    count = 0
    for sheet in read("evidence"):
        framework = Framework.objects.get_named(sheet["scheme"], sheet["year"])
        items = {item.code: item for item in Item.objects.filter(framework=framework)}
        for raw in sheet["evidence"]:
            _link(items[raw["item"]], pages[raw["page"]], raw, officer)
            count += 1
    return count


def _link(item: Item, page: ContentPage, raw: dict[str, Any], officer: User) -> None:
    evidence = Evidence.objects.create(
        item=item,
        page=page,
        document=_document(page, raw.get("file", "")),
        note=raw["note"],
        created_by=officer,
    )
    evidence.elements.set(_elements(item, raw.get("elements", [])))


def _elements(item: Item, wanted: list[Any]) -> list[Element]:
    """``wanted`` names elements by their number ("1.2") or, without one, by place (1 is first)."""
    elements = list(item.elements.order_by("sort_order", "pk"))
    numbered = {element.number: element for element in elements if element.number}
    return [numbered[name] if isinstance(name, str) else elements[name - 1] for name in wanted]


def _document(page: ContentPage, filename: str) -> AgencyDocument | None:
    if not filename:
        return None
    documents: list[AgencyDocument] = [
        row.document for row in page.attachments.select_related("document")
    ]
    return next(document for document in documents if document.filename == filename)
