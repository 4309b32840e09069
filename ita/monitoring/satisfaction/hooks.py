"""Wagtail hooks of answers on paper; loaded by ita/wagtail_hooks.py."""

from functools import partial

from wagtail import hooks

from ita.monitoring.satisfaction.models import PaperAnswer
from ita.people.agencies import THINGS_HOOK, Whose, agency_of


@hooks.register(THINGS_HOOK)
def say_whose_sheets_are() -> dict[str, Whose]:
    return {"sheet_id": partial(agency_of, PaperAnswer)}
