from typing import Any

import pytest
from wagtail.models import Site

from home.models import LawPage
from ita.register.enums import Act
from ita.register.filters import RegisterFilterSet
from ita.register.models import RegisterEntry
from tests.factories import NewsPageFactory, UserFactory
from tests.ita.register.conftest import Write


def filtered(site: Site, **data: str) -> RegisterFilterSet:
    return RegisterFilterSet(data=data, queryset=RegisterEntry.objects.of_site(site))


def labels(site: Site, **data: str) -> list[str]:
    filters = filtered(site, **data)
    assert filters.is_valid(), filters.errors
    return [row.label for row in filters.qs]


@pytest.fixture
def rows(write: Write, other_site: Site) -> None:
    """1 and 2/2570 on a law by the system; 1/2571 on news by an officer; another agency's row."""
    write(Act.REQUESTED, at=(2026, 11, 22, 0, 0))
    write(Act.CHECKED, at=(2026, 11, 22, 23, 59))
    write(Act.REQUESTED, UserFactory(requester=True), page=NewsPageFactory(), at=(2027, 10, 1))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, ["1/2570", "2/2570", "1/2571"]),
        ({"fiscal_year": "2027"}, ["1/2570", "2/2570"]),
        ({"act": "checked"}, ["2/2570"]),
        ({"officer": "0"}, ["1/2570", "2/2570"]),
        ({"section": "law"}, ["1/2570", "2/2570"]),
        ({"section": "news"}, ["1/2571"]),
        ({"section": "oia"}, []),
        ({"content_kind": "law"}, ["1/2570", "2/2570"]),
        ({"since": "22/11/2569", "until": "22/11/2569"}, ["1/2570", "2/2570"]),
        ({"since": "๒๓ พ.ย. ๒๕๖๙"}, ["1/2571"]),
        ({"until": "21/11/2569"}, []),
        ({"until": "31/12/10542"}, ["1/2570", "2/2570", "1/2571"]),
    ],
)
def test_each_filter_narrows(
    rows: None, site: Site, data: dict[str, str], expected: list[str]
) -> None:
    assert labels(site, **data) == expected


def test_one_page_alone_is_chosen_by_its_number(rows: None, site: Site, page: LawPage) -> None:
    assert labels(site, page=str(page.pk)) == ["1/2570", "2/2570"]
    offered = filtered(site, page=str(page.pk)).form.fields["page"].choices
    assert [label for _value, label in offered][1:] == [page.title]


def test_the_page_is_no_filter_until_a_link_chose_it(rows: None, site: Site) -> None:
    assert "page" not in filtered(site).form.fields
    assert "page" not in filtered(site, page="x").form.fields


def test_what_is_offered_comes_from_this_agencys_register(
    rows: None, site: Site, other_site: Site
) -> None:
    fields = filtered(site).form.fields
    assert [label for _value, label in fields["fiscal_year"].choices][1:] == ["2571", "2570"]
    assert len(fields["officer"].choices) == 3
    assert not filtered(site, page=str(other_site.root_page_id)).is_valid()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"since": "2026-11-22"}, "since"),
        ({"until": "40/11/2569"}, "until"),
        ({"since": "2/1/2570", "until": "1/1/2570"}, "until"),
        ({"act": "ไม่มี"}, "act"),
        ({"fiscal_year": "x"}, "fiscal_year"),
        ({"officer": "999999999999999999999"}, "officer"),
    ],
)
def test_what_cannot_be_understood_is_an_error_of_its_field(
    rows: None, site: Site, data: Any, field: str
) -> None:
    filters = filtered(site, **data)
    assert not filters.is_valid()
    assert list(filters.errors) == [field]
