"""Who holds a paper finds its row by year and number."""

import pytest
from django.test import Client

from home.models import LawPage
from home.thai.calendar import to_be
from home.thai.numerals import to_thai_digits
from ita.register.models import RegisterEntry


@pytest.mark.parametrize("write", [str, to_thai_digits])
def test_year_and_number_lead_to_the_row(client: Client, live: LawPage, write: type) -> None:
    row = RegisterEntry.objects.filter(page_id=live.pk).last()
    assert row
    asked = {"year": write(to_be(row.fiscal_year)), "number": write(row.number)}
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}/register/", asked)
        assert response.status_code == 302
        assert response["Location"] == f"{prefix}/register/{to_be(row.fiscal_year)}/{row.number}/"


@pytest.mark.parametrize(
    ("year", "number"),
    [("2569", "999999"), ("9999", "1"), ("2026", "1"), ("<script>", "1"), ("", ""), ("2569", "-1"),
     ("2569", "9" * 400), ("²²²²", "½")],
)  # fmt: skip
def test_what_is_not_there_is_said(client: Client, live: LawPage, year: str, number: str) -> None:
    response = client.get("/register/", {"year": year, "number": number})
    assert response.status_code == 200
    assert response.context["form"].errors
    html = response.content.decode()
    assert "<script>" not in html.split("<body", 1)[1]


def test_nobody_is_told_of_an_error_before_asking(client: Client, live: LawPage) -> None:
    assert not client.get("/register/?utm=1").context["form"].is_bound
