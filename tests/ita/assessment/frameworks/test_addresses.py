"""Neither an item of OIT nor the name of another list hides the other's public address."""

import copy
import json
from typing import Any

import pytest
from wagtail.models import Site

from home.core.exceptions import NotAllowed
from ita.assessment.frameworks.addresses import why_not_beside
from ita.assessment.frameworks.faults import FrameworkFileError, LoadRefused
from ita.assessment.frameworks.loading import load, load_by_officer, read_framework
from ita.assessment.frameworks.operations import create_draft
from ita.assessment.models import Framework
from tests.factories import FrameworkFactory, ItemFactory

Content = dict[str, Any]


def read(content: Content) -> Any:
    return read_framework(json.dumps(content).encode(), "list.json")


def with_codes(content: Content, *codes: str) -> Content:
    changed = copy.deepcopy(content)
    for item, code in zip(changed["items"], codes, strict=True):
        item["code"] = code
    return changed


def test_thai_codes_are_taken_and_have_ascii_addresses(content: Content, site: Site) -> None:
    load(read(with_codes(content, "ข.1", "ค.1")))
    slugs = {item.code: item.slug for item in Framework.objects.get().items.all()}
    assert len(set(slugs.values())) == 2 and all(slug.isascii() for slug in slugs.values())


@pytest.mark.parametrize("codes", [("O1", "O 2"), ("O1", "O/2"), ("ก-1", "ก 1/2")])
def test_a_code_that_no_address_is_made_of_is_said(content: Content, codes: Any) -> None:
    with pytest.raises(FrameworkFileError) as raised:
        read(with_codes(content, *codes))
    assert codes[1] in str(raised.value.faults[0]) and "ที่อยู่สาธารณะ" in str(raised.value.faults[0])


def test_a_list_is_not_called_as_an_item_of_oit(content: Content, site: Site) -> None:
    load(read(with_codes(content, "O1", "LPA")))
    other = copy.deepcopy(content) | {"scheme": "LPA"}
    for act in (load, lambda data: load_by_officer(data, site)):
        with pytest.raises(LoadRefused) as raised:
            act(read(other))
        assert "LPA" in str(raised.value)
    with pytest.raises(NotAllowed):
        create_draft(read(other), site, None, [])  # type: ignore[arg-type]
    load(read(other | {"fiscal_year": 2570}))


def test_nor_an_item_of_oit_as_a_list(content: Content, site: Site) -> None:
    load(read(copy.deepcopy(content) | {"scheme": "LPA"}))
    with pytest.raises(LoadRefused):
        load(read(with_codes(content, "O1", "lpa")))
    assert not Framework.objects.filter(scheme="OIT").exists()


def test_what_another_agency_has_is_not_asked(site: Site, other_agency: Site) -> None:
    own = FrameworkFactory(scheme="LPA")
    Framework.objects.filter(pk=own.pk).update(site=other_agency)
    assert why_not_beside("OIT", 2026, ["LPA"], site) == []
    assert why_not_beside("OIT", 2026, ["LPA"], other_agency)
    ItemFactory(framework=FrameworkFactory(), code="MOIT")
    assert why_not_beside("MOIT", 2026, [], site)
