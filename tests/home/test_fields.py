"""A fiscal year is B.E. for people and C.E. for the database."""

from typing import Any

import pytest
from django.forms import modelform_factory

from home.fields import FISCAL_YEARS_BACK, fiscal_year_choices
from home.models import LawPage
from home.thai.calendar import current_fiscal_year, to_be
from tests.factories import LawPageFactory

pytestmark = pytest.mark.django_db


def year_form(data: dict[str, Any] | None = None, **kwargs: Any) -> Any:
    return modelform_factory(LawPage, fields=["fiscal_year"])(data, **kwargs)


def test_years_run_from_next_year_back() -> None:
    choices = fiscal_year_choices()
    newest = current_fiscal_year() + 1
    assert choices[0] == (newest, str(to_be(newest)))
    assert len(choices) == FISCAL_YEARS_BACK
    assert [year for year, _label in choices] == sorted((y for y, _label in choices), reverse=True)


def test_the_form_shows_be_and_gives_ce() -> None:
    html = year_form().as_p()
    assert '<option value="2026">2569</option>' in html
    form = year_form({"fiscal_year": "2026"})
    assert form.is_valid()
    assert form.cleaned_data["fiscal_year"] == 2026


@pytest.mark.parametrize("value", ["2569", "1890", "ปีนี้", "-1", ""])
def test_a_year_that_is_not_offered_is_refused(value: str) -> None:
    assert not year_form({"fiscal_year": value}).is_valid()


def test_a_stored_year_is_shown_as_chosen() -> None:
    page = LawPageFactory(fiscal_year=2025)
    page.refresh_from_db()
    assert page.fiscal_year == 2025
    assert '<option value="2025" selected>2568</option>' in year_form(instance=page).as_p()
