from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from home.forms.dates import BEDateField, BEDateTimeField
from home.forms.pages import PageForm
from home.models import KnowledgePage, LawPage
from home.thai.calendar import BANGKOK

WRITTEN = [
    "22/11/2569",
    "22-11-2569",
    "๒๒/๑๑/๒๕๖๙",
    "22 พ.ย. 2569",
    "22 พฤศจิกายน ๒๕๖๙",
    " 22/11/2569 ",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_dates_are_taken_as_offices_write_them(text: str) -> None:
    assert BEDateField().clean(text) == date(2026, 11, 22)


@pytest.mark.parametrize(
    "text", ["22/11/2026", "31/02/2569", "2569", "เมื่อวาน", "22/13/2569", "1/1/0"]
)
def test_what_is_no_be_date_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        BEDateField().clean(text)


@given(st.dates(date(1900, 1, 1), date(2400, 1, 1)))
def test_what_is_shown_is_taken_back(day: date) -> None:
    field = BEDateField()
    assert field.clean(field.prepare_value(day)) == day
    assert not field.has_changed(day, field.prepare_value(day))


def test_times_are_of_bangkok() -> None:
    moment = datetime(2026, 11, 22, 14, 5, tzinfo=BANGKOK)
    field = BEDateTimeField()
    assert field.prepare_value(moment) == "22/11/2569 14.05"
    assert field.clean("22/11/2569 14:05") == moment
    assert field.clean("22 พ.ย. 2569 เวลา 14.05 น.") == moment
    assert field.clean("22/11/2569").hour == 0
    with pytest.raises(ValidationError):
        field.clean("22/11/2569 25.00")


def test_the_page_editor_uses_them() -> None:
    law: type[PageForm] = LawPage.get_edit_handler().get_form_class()
    knowledge: type[PageForm] = KnowledgePage.get_edit_handler().get_form_class()
    assert isinstance(law.base_fields["period_from"], BEDateField)
    assert isinstance(knowledge.base_fields["source_datetime"], BEDateTimeField)
