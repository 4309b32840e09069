"""Wagtail hooks of the visits; loaded by ita/wagtail_hooks.py."""

from functools import partial

from wagtail import hooks
from wagtail.models import Site

from home.core.users import AnyUser
from ita.assessment.models import Framework, Item
from ita.assessment.parts import BOARD_PART_HOOK, ITEM_PART_HOOK
from ita.monitoring.visits.components import BoardVisits, ItemVisits
from ita.monitoring.visits.mails import visits_part
from ita.monitoring.visits.models import VisitJob
from ita.notifications.daily.parts import HOOK as DAILY_MAIL_HOOK
from ita.people.agencies import THINGS_HOOK, Whose, agency_of

hooks.register(DAILY_MAIL_HOOK, visits_part)


@hooks.register(THINGS_HOOK)
def say_whose_visits_are() -> dict[str, Whose]:
    return {"visit_job_id": partial(agency_of, VisitJob)}


@hooks.register(ITEM_PART_HOOK)
def show_visits_of_item(user: AnyUser, site: Site, item: Item) -> ItemVisits:
    return ItemVisits(user, site, item)


@hooks.register(BOARD_PART_HOOK)
def show_visits_of_list(user: AnyUser, site: Site, framework: Framework) -> BoardVisits:
    return BoardVisits(site, framework)
