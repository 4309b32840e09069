"""What a visit amounts to: what is not known is never fine."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from home.core import visits
from ita.monitoring.visits.enums import Condition, Walk
from ita.monitoring.visits.findings import TOO_OLD, condition_of, findings_of
from ita.monitoring.visits.models import EvidenceVisit

ADDRESS = "https://agency.go.th/law/1/"
NOW = timezone.now()
FILE = {
    "title": "แบบฟอร์ม",
    "url": "",
    "status": 200,
    "error": "",
    "size": 1,
    "sha256": "a",
    "is_approved": True,
}


def found(published_at: Any = None, address: str = ADDRESS, **fields: Any) -> Condition:
    fine = {
        "address": ADDRESS,
        "visited_at": NOW,
        "status": 200,
        "seconds": 0.1,
        "title_shown": True,
        "asks_login": False,
        "files": [FILE],
        "walk": Walk.WALKED,
    }
    findings = findings_of(EvidenceVisit(**(fine | fields)), address, published_at, NOW)
    assert all(finding.words and finding.todo for finding in findings)
    return condition_of(findings)


def test_what_is_right_is_fine() -> None:
    assert found() == Condition.FINE
    assert found(title_shown=None, files=[]) == Condition.FINE  # a file alone
    assert found(redirects=[["https://agency.go.th/old/", 301]]) == Condition.FINE


@pytest.mark.parametrize(
    "fields",
    [
        {"status": 404},
        {"status": 410},
        {"status": 403},
        {"status": 500},
        {"status": 301},
        {"asks_login": True},
        {"title_shown": False},
        {"error": visits.REFUSED},
        {"error": visits.CERTIFICATE},
        {"error": visits.LOOP},
        {"walk": Walk.BROKEN, "walk_step": "กฎหมาย"},
        {"files": [FILE | {"is_approved": False}]},
        {"files": [FILE | {"is_approved": None, "status": 404}]},
        {"files": [FILE, FILE | {"is_approved": False}], "walk": Walk.UNKNOWN},
    ],
)
def test_what_is_wrong_is_to_be_mended(fields: dict[str, Any]) -> None:
    assert found(**fields) == Condition.FAULT


@pytest.mark.parametrize(
    "fields",
    [
        {"error": visits.UNREACHABLE, "status": None},
        {"error": visits.TIMEOUT, "status": None},
        {"error": visits.TOO_LARGE},
        {"error": "a code of tomorrow"},
        {"status": 429},
        {"status": 503},
        {"walk": Walk.UNKNOWN},
        {"walk": Walk.NONE},
        {"files": [FILE | {"is_approved": None}]},
        {"files": [FILE | {"is_approved": None, "status": None, "error": visits.TIMEOUT}]},
        {"visited_at": NOW - TOO_OLD - timedelta(seconds=1)},
        {"published_at": NOW + timedelta(seconds=1)},
        {"address": "https://agency.go.th/law/2/"},
    ],
)
def test_what_nobody_can_tell_is_not_known(fields: dict[str, Any]) -> None:
    assert found(**fields) == Condition.UNKNOWN


def test_what_was_never_visited_is_not_known() -> None:
    assert condition_of(findings_of(None, ADDRESS, None, NOW)) == Condition.UNKNOWN


def test_a_network_fault_is_told_apart_from_a_page_that_is_not_there() -> None:
    away, gone = (
        findings_of(
            EvidenceVisit(
                address=ADDRESS, visited_at=NOW, seconds=1, walk=Walk.WALKED, files=[], **fields
            ),
            ADDRESS,
            None,
            NOW,
        )[0].words
        for fields in ({"error": visits.UNREACHABLE}, {"status": 404})
    )
    assert away != gone
