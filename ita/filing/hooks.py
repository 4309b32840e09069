"""Wagtail hooks of filing; loaded by ita/wagtail_hooks.py."""

from collections.abc import Sequence
from functools import partial

from django.http import Http404
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page, Site

from home.core.users import AnyUser, OfficerRequest
from home.panels import PAGE_STATE_HOOK
from home.thai.calendar import format_date
from ita.assessment.assessor.selectors import FROZEN_HOOK
from ita.assessment.covered import ItemCoverage
from ita.assessment.models import Framework, Item
from ita.assessment.parts import BOARD_PANEL_HOOK, ITEM_PART_HOOK
from ita.filing.assessor import give_frozen_copies
from ita.filing.components import BoardPanel, FiledPagePart, ItemPart
from ita.filing.erasure import give_copies_to_erase
from ita.filing.models import Capture, Filing, FrozenItem, Pack
from ita.filing.selectors import filings_naming
from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.workflow.erasure.frozen import FROZEN_COPIES_HOOK
from ita.workflow.keeping import KEEP_PAGE_HOOK


@hooks.register(BOARD_PANEL_HOOK)
def show_filing(
    user: AnyUser, site: Site, framework: Framework, covered: Sequence[ItemCoverage]
) -> BoardPanel:
    return BoardPanel(user, site, framework, covered)


@hooks.register(ITEM_PART_HOOK)
def show_filed_item(user: AnyUser, site: Site, item: Item) -> ItemPart:
    return ItemPart(item, site)


@hooks.register(PAGE_STATE_HOOK)
def show_filed_page(request: OfficerRequest, page: Page) -> FiledPagePart:
    return FiledPagePart(page)


@hooks.register(KEEP_PAGE_HOOK)
def keep_filed(page: Page) -> list[str]:
    """What was filed with the page: whoever touches it is told."""
    return [
        _("%(framework)s %(code)s as filed on %(day)s")
        % {
            "framework": row.item.filing.framework,
            "code": row.item.code,
            "day": format_date(row.item.filing.asked_at, short=True),
        }
        for row in filings_naming(page.pk)
    ]


@hooks.register(THINGS_HOOK)
def say_whose_things_are() -> dict[str, Whose]:
    return {
        "filing_pk": partial(agency_of, Filing),
        "frozen_item_pk": partial(_of_filing, FrozenItem),
        "capture_pk": partial(_of_filing, Capture),
        "pack_pk": partial(_of_filing, Pack),
    }


def _of_filing(model: type[FrozenItem] | type[Capture] | type[Pack], number: str) -> Site | None:
    thing = model.objects.filter(pk=number).select_related("filing__site").first()
    if thing is None:
        raise Http404
    return thing.filing.site


hooks.register(FROZEN_HOOK, give_frozen_copies)
hooks.register(FROZEN_COPIES_HOOK, give_copies_to_erase)
