"""Links the demo pages to the indicators that they prove, as the ITA officer would."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page, Site

from home.models import AgencyDocument, ContentPage
from ita.assessment.models import Element, Framework, Item
from ita.assessment.operations import link
from ita.assessment.publicity.kinds import PUBLICITY
from ita.assessment.publicity.models import PublicFramework
from ita.workflow.changes.operations import allow, propose
from ita_site.demo.pages import thai_sections

HOME = "home"  # the front page
OPEN, OPEN_HEALTH = ("OIT", 2569), ("MOIT", 2569)  # what the public of each agency reads


def make_evidence(
    sheet: dict[str, Any],
    raws: Iterable[dict[str, Any]],
    pages: dict[str, ContentPage],
    officer: User,
    site: Site,
) -> None:
    """Make the evidence ``raws`` of the framework that ``sheet`` names.

    Raises:
        Framework.DoesNotExist: the framework is not loaded.
    """
    framework = Framework.objects.get_named(sheet["scheme"], sheet["year"], site)
    items = {item.code: item for item in Item.objects.filter(framework=framework)}
    for raw in raws:
        _link(items[raw["item"]], _page(raw, pages, site), raw, officer, site)


def open_to_public(site: Site, name: tuple[str, int], officer: User, approver: User) -> None:
    """``officer`` proposes to open a framework (scheme and year) to the public, and it is
    allowed."""
    framework = Framework.objects.get_named(*name, site)
    wanted = PublicFramework(site=site, framework=framework, is_public=True)
    reason = "เผยแพร่ข้อมูลตามการประเมิน ITA ของหน่วยงาน"
    change = propose(PUBLICITY, site, str(framework.pk), wanted, officer, reason)
    allow(change, approver)


def _page(raw: dict[str, Any], pages: dict[str, ContentPage], site: Site) -> Page:
    if "section" in raw:
        return thai_sections(site.root_page)[raw["section"]]
    return site.root_page if raw["page"] == HOME else pages[raw["page"]]


def _link(item: Item, page: Page, raw: dict[str, Any], officer: User, site: Site) -> None:
    link(
        item,
        page,
        site,
        officer,
        document=_document(page, raw.get("file", "")),
        file_page=raw.get("file_page"),
        heading=raw.get("heading", ""),
        filters=raw.get("filters", ""),
        address=raw.get("link", ""),
        note=raw["note"],
        elements=_elements(item, raw.get("elements", [])),
    )


def _elements(item: Item, wanted: list[Any] | str) -> list[Element]:
    """``wanted`` names elements by their number ("1.2") or, without one, by place (1 is first);
    or is "all"."""
    elements = list(item.elements.order_by("sort_order", "pk"))
    if wanted == "all":
        return [element for element in elements if not element.heading]
    numbered = {element.number: element for element in elements if element.number}
    return [numbered[name] if isinstance(name, str) else elements[name - 1] for name in wanted]


def _document(page: Page, filename: str) -> AgencyDocument | None:
    if not filename:
        return None
    documents: list[AgencyDocument] = [
        row.document for row in page.specific.attachments.select_related("document")
    ]
    return next(document for document in documents if document.filename == filename)
