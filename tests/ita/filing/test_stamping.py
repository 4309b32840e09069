"""The manifest's time stamp, where an authority is configured."""

from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Site

from home.models import LawPage
from ita.assessment.models import Framework
from ita.filing import jobs, stamping, store
from ita.filing.models import Filing
from ita.filing.operations import order_filing
from ita.filing.verification import verify_filings
from tests.ita.conftest import Officers
from tests.stranger import Stranger
from tests.time_stamping import authority, serving


@pytest.fixture
def trusted(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "root.pem"
    path.write_bytes(authority().root)
    settings.TIMESTAMP_CERTIFICATE = str(path)


def test_a_filing_is_stamped_at_once_and_the_stamp_holds(
    trusted: None,
    settings: Any,
    page: LawPage,
    framework: Framework,
    site: Site,
    officers: Officers,
    stranger: Stranger,
) -> None:
    with serving(lambda body: (200, authority().answer(body))) as (settings.TIMESTAMP_URL, asked):
        ordered = order_filing(framework, site, officers.approver)
    filing = Filing.objects.get(pk=ordered.pk)
    assert filing.stamp_sha256 and len(asked) == 1
    assert stamping.why_stamp_not_sound(filing) is None
    assert not verify_filings().faults


def test_an_authority_that_fails_is_asked_again_at_night(
    trusted: None, settings: Any, filing: Filing
) -> None:
    with serving(lambda body: (503, b"")) as (settings.TIMESTAMP_URL, _asked):
        assert jobs.stamp_due() == 0
    with serving(lambda body: (200, authority().answer(body))) as (settings.TIMESTAMP_URL, _asked):
        assert jobs.stamp_due() == 1
        assert jobs.stamp_due() == 0
    filing.refresh_from_db()
    assert filing.stamp_sha256


def test_a_stamp_of_something_else_is_found(trusted: None, settings: Any, filing: Filing) -> None:
    with serving(lambda body: (200, authority().answer(body))) as (settings.TIMESTAMP_URL, _asked):
        other = stamping.request_stamp(b"something else")
    Filing.objects.update(stamp_sha256=store.put(filing.site_id, other))
    (fault,) = verify_filings().faults
    assert "ตราประทับเวลา" in str(fault) or fault.problem


def test_without_an_authority_nobody_is_asked(filing: Filing) -> None:
    assert stamping.unstamped() == []
