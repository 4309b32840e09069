"""The index of the archive, as other programs read it."""

import pytest
from surt import surt as reference

from ita.filing.warc import surt


@pytest.mark.parametrize(
    "url",
    [
        "http://phaya.go.th/",
        "https://www.phaya.go.th/law/plan-2569/",
        "http://localhost:8000/ita/2569/o12/",
        "http://phaya.go.th/law/?year=2569&kind=plan",
        "http://phaya.go.th/documents/1/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf",
    ],
)
def test_addresses_are_sorted_as_other_indexes_do(url: str) -> None:
    assert surt(url) == reference(url)
