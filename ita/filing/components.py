"""What the board, the screen of an item and the page editor show of what was filed."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from home.core.components import RenderContext
from home.core.users import AnyUser
from ita.assessment.coverage import item_coverage
from ita.assessment.covered import ItemCoverage
from ita.assessment.models import Framework, Item
from ita.filing import rules
from ita.filing.differences import differences
from ita.filing.models import FrozenPage
from ita.filing.selectors import filings_naming, frozen_of, latest_filing, open_filing, row_of


class BoardPanel(Component):
    """Whether the assessment is filed, every difference since, and the way to file it."""

    template_name = "ita/admin/filing_board_part.html"

    def __init__(
        self,
        user: AnyUser,
        site: Site,
        framework: Framework,
        covered: Sequence[ItemCoverage],
    ) -> None:
        self._user, self._site, self._framework = user, site, framework
        self._covered = list(covered)

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        latest = latest_filing(self._framework, self._site)
        found = differences(latest, self._covered, self._site) if latest else []
        return {
            "framework": self._framework,
            "latest": latest,
            "entry": row_of(latest) if latest else None,
            "under_way": open_filing(self._framework, self._site),
            "differences": found,
            "may_file": isinstance(self._user, User)
            and rules.why_not_file(self._user, self._framework, self._site) is None,
        }


class ItemPart(Component):
    """What of the item was filed, and what is other today."""

    template_name = "ita/admin/filing_item_part.html"

    def __init__(self, item: Item, site: Site) -> None:
        self._item, self._site = item, site

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        found = frozen_of(self._item, self._site)
        if found is None:
            return {"frozen": None}
        covered = parent_context.get("covered") or item_coverage(self._item, self._site)
        changed = differences(found.filing, [covered], self._site, [found.item.code])
        return {
            "frozen": found,
            "entry": row_of(found.filing),
            "words": changed[0].words if changed else (),
        }


class FiledPagePart(Component):
    """In the page editor: that the page is filed, so that whoever changes it knows."""

    template_name = "ita/admin/filing_page_part.html"

    def __init__(self, page: Page) -> None:
        self._page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        rows: list[FrozenPage] = filings_naming(self._page.pk)
        return {"rows": rows}
