"""Wagtail hooks of the workbooks; loaded by ita/wagtail_hooks.py."""

from functools import partial

from wagtail import hooks

from ita.people.agencies import THINGS_HOOK, Whose, agency_of
from ita.workbook.models import Export


@hooks.register(THINGS_HOOK)
def say_whose_things_are() -> dict[str, Whose]:
    return {"export_pk": partial(agency_of, Export)}
