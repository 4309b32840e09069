"""The address that stands on every paper."""

from typing import Any

from django.utils import translation
from wagtail.models import Site

from home.models import LawPage
from ita.papers.verification_code import verification_code, verification_url
from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.operations import append


def test_a_paper_bears_the_thai_address_of_its_agency_whoever_prints_it(
    site: Site, draft: LawPage, settings: Any
) -> None:
    row = append(Act.REQUESTED, draft, None)
    year, number = row.fiscal_year + 543, row.number
    path = f"/register/{year}/{number}/"
    for language in ("th", "en"):
        with translation.override(language):
            assert verification_url(row) == f"{site.root_url}{path}"
    gone = RegisterEntry(site_id=999, fiscal_year=row.fiscal_year, number=number)
    assert verification_url(gone) == f"{settings.SITE_URL}{path}"


def test_it_names_the_last_row_of_the_register_in_thai_digits(draft: LawPage) -> None:
    row = append(Act.REQUESTED, draft, None)
    last = append(Act.CHECKED, draft, None)
    code = verification_code(row)
    assert (code.number[0], code.head_number[0], code.head) == ("๑", "๒", last.sha256)
