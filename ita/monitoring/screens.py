"""What the screens of monitoring have in common: the agency, the fiscal year that is asked for."""

from typing import Any

from django.utils.functional import cached_property

from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from home.screens import AgencyScreenMixin
from home.thai.calendar import FIRST_BE_YEAR, current_fiscal_year, to_be, to_ce
from home.thai.numerals import to_arabic_digits

YEARS_BACK = 10


def asked_year(request: OfficerRequest) -> int:
    """The fiscal year (C.E.) that ``?year=2569`` names; this one where it names none that can be
    shown."""
    this = current_fiscal_year()
    text = to_arabic_digits(request.GET.get("year", ""))
    if not (text.isascii() and text.isdigit() and len(text) == 4 and int(text) > FIRST_BE_YEAR):
        return this
    year = to_ce(int(text))
    return year if this - YEARS_BACK <= year <= this + 1 else this


class AgencyScreen(AgencyScreenMixin, OfficerScreen):
    """A screen of the agency for which the officer works."""

    request: OfficerRequest


class YearScreen(AgencyScreen):
    """A screen about one fiscal year, with the way to the years beside it."""

    @cached_property
    def year(self) -> int:
        return asked_year(self.request)

    def get_page_subtitle(self) -> str:
        return str(to_be(self.year))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        this = current_fiscal_year()
        years = range(this + 1, this - 4, -1)
        return super().get_context_data(
            year=self.year, years=sorted({*years, self.year}, reverse=True), **kwargs
        )
