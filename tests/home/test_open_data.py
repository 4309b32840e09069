"""Lists as data hold what the public reads, in B.E., safely, whatever their length."""

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction, Site

from home.models import AgencySettings
from tests.factories import LawPageFactory, NewsPageFactory
from tests.site.test_query_counts import queries_of


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return b"".join(response.streaming_content).decode()


def lines(client: Client, address: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body(client, address).removeprefix("\ufeff"))))


def test_csv_and_json_hold_the_public_pages_of_a_section(client: Client, site: Site) -> None:
    law = LawPageFactory(live=True, title="=1+1", fiscal_year=2026)
    past = LawPageFactory(live=True, archived_on=date(2025, 1, 1))
    LawPageFactory()
    closed = LawPageFactory(live=True)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    NewsPageFactory(live=True)

    heading, *rows = lines(client, "/open-data/law.csv")

    assert {row[-1] for row in rows} == {law.full_url, past.full_url}
    assert {row[0] for row in rows} == {"'=1+1", past.title}
    assert len(heading) == len(rows[0]) and rows[0][5] == "2569"
    told = json.loads(body(client, "/open-data/law.json"))
    assert {page["address"]: page["is_past"] for page in told["pages"]} == {
        law.full_url: False,
        past.full_url: True,
    }
    assert told["pages"][0]["fiscal_year"] == 2569 and told["licence"] == ""
    assert len(lines(client, "/open-data/all.csv")) == 1 + 3


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_leads_to_every_list_and_states_the_licence(
    client: Client, site: Site, prefix: str
) -> None:
    html = client.get(f"{prefix}/open-data/").content.decode()
    assert f"{prefix}/open-data/all.csv" in html and f"{prefix}/open-data/law.json" in html
    assert "creativecommons" not in html
    agency = AgencySettings.for_site(site)
    agency.licence = "by/4.0"
    agency.save()
    html = client.get(f"{prefix}/open-data/").content.decode()
    assert "https://creativecommons.org/licenses/by/4.0/" in html
    assert json.loads(body(client, "/open-data/all.json"))["licence"].endswith("/by/4.0/")


@pytest.mark.parametrize("name", ["nothing", "home", "admin"])
def test_there_is_no_list_of_what_is_no_section(client: Client, site: Site, name: str) -> None:
    assert client.get(f"/open-data/{name}.csv").status_code == 404
    assert client.get(f"/open-data/{name}.json").status_code == 404
    assert client.post("/open-data/law.csv").status_code == 405


def test_a_list_costs_the_same_however_long(client: Client, site: Site) -> None:
    LawPageFactory(live=True)
    few = queries_of(client, "/open-data/")
    before = len(lines(client, "/open-data/law.csv"))
    for _ in range(9):
        LawPageFactory(live=True)
    assert queries_of(client, "/open-data/") == few
    assert len(lines(client, "/open-data/law.csv")) == before + 9
