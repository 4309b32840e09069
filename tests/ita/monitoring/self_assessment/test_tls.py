"""What the agency's own address agrees to, as a stranger finds it."""

import ssl
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Site

from home.core.calls import Secured
from home.thai.calendar import format_date
from ita.monitoring.jobs import NIGHTLY, look_at_encryption
from ita.monitoring.self_assessment import tls
from ita.monitoring.self_assessment.facts import NOT_KNOWN, known_of
from ita.monitoring.self_assessment.models import TlsLook

pytestmark = pytest.mark.django_db
UNTIL = datetime(2027, 3, 1, tzinfo=UTC)


def answering(monkeypatch: pytest.MonkeyPatch, answer: Any) -> list[str]:
    asked: list[str] = []

    def secured_by(url: str, **kwargs: Any) -> Secured:
        asked.append(url)
        if isinstance(answer, Exception):
            raise answer
        return Secured(*answer)

    monkeypatch.setattr(tls, "secured_by", secured_by)
    return asked


def said(site: Site) -> str:
    return known_of(site, "tls")[1]


def test_what_was_agreed_is_said_with_its_day(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert NOT_KNOWN in said(site)  # nobody looked yet
    asked = answering(monkeypatch, ("TLSv1.3", UNTIL))
    assert look_at_encryption() == 0
    assert asked == [tls.secure_url(site)]
    assert "TLSv1.3" in said(site) and format_date(UNTIL) in said(site)
    assert "หมดอายุ" not in said(site)
    TlsLook.objects.update(valid_until=timezone.now() - timedelta(minutes=1))
    assert "หมดอายุ" in said(site)
    assert "look_at_encryption" in NIGHTLY


@pytest.mark.parametrize(
    ("fault", "words"),
    [(ssl.SSLCertVerificationError(), "ใบรับรองไม่ถูกต้อง"), (OSError(), NOT_KNOWN)],
)
def test_a_fault_is_no_encryption(
    site: Site, monkeypatch: pytest.MonkeyPatch, fault: Exception, words: str
) -> None:
    answering(monkeypatch, ("TLSv1.3", UNTIL))
    tls.look(site)
    answering(monkeypatch, fault)
    assert look_at_encryption() == 1
    assert words in said(site) and "TLSv1.3" not in said(site)


@pytest.mark.parametrize(
    ("port", "url"),
    [(80, "https://a.go.th/"), (443, "https://a.go.th/"), (8443, "https://a.go.th:8443/")],
)
def test_the_address_that_is_looked_at(port: int, url: str) -> None:
    assert tls.secure_url(Site(hostname="a.go.th", port=port)) == url
