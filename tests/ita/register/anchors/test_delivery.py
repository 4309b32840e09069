"""Anchors leave the machine by the queue, and a machine that does not take them is asked again."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from home.core.outbox import MAX_TRIES, SendState
from ita.monitoring import jobs
from ita.register.anchors import delivery, file, operations
from ita.register.anchors.models import AnchorDelivery
from ita.register.anchors.summary import summary
from tests.ita.register.anchors.conftest import Anchored, faults, in_minutes
from tests.time_stamping import authority, serving


@pytest.fixture
def certificate(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "root.pem"
    path.write_bytes(authority().root)
    settings.TIMESTAMP_CERTIFICATE = str(path)


def test_the_line_itself_is_copied_once(anchored: Anchored, settings: Any) -> None:
    with serving(lambda body: (204, b"")) as (settings.ANCHOR_URL, received):
        anchored(1)
        jobs.anchor_due()
        jobs.anchor_due()
    assert received == [file.path().read_bytes()]
    assert AnchorDelivery.objects.get().state == SendState.SENT


def test_one_job_ends_at_the_first_that_fails(anchored: Anchored, settings: Any) -> None:
    with serving(lambda body: (503, b"")) as (settings.ANCHOR_URL, received):
        anchored(1)
        anchored(1)
        assert delivery.deliver("copy") == 0
    assert len(received) == 1
    first, second = AnchorDelivery.objects.all()
    assert (first.attempts, second.attempts) == (1, 0)
    assert "503" in first.error


def test_it_is_given_up_in_the_end(anchored: Anchored, settings: Any) -> None:
    with serving(lambda body: (503, b"")) as (settings.ANCHOR_URL, received):
        anchored(1)
        for _n in range(MAX_TRIES + 1):
            AnchorDelivery.objects.update(due_at=timezone.now())
            delivery.deliver("copy")
    assert len(received) == MAX_TRIES
    assert AnchorDelivery.objects.get().state == SendState.FAILED


def test_nobody_there_is_no_fault_of_the_register(anchored: Anchored, settings: Any) -> None:
    settings.ANCHOR_URL = "http://127.0.0.1:1/"
    anchored(1)
    jobs.anchor_due()
    assert AnchorDelivery.objects.get().error
    assert faults() == []
    assert any("ยังไม่ได้สำเนา 1" in line for line in summary())


def test_where_the_address_is_gone_nothing_is_sent(anchored: Anchored, settings: Any) -> None:
    settings.ANCHOR_URL = "http://127.0.0.1:1/"
    anchored(1)
    settings.ANCHOR_URL = ""
    delivery.deliver("copy")
    assert AnchorDelivery.objects.get().state == SendState.DROPPED


def test_a_stamp_is_kept_and_verified(anchored: Anchored, settings: Any, certificate: None) -> None:
    with serving(lambda body: (200, authority().answer(body))) as (settings.TIMESTAMP_URL, asked):
        (row,) = anchored(1)
        jobs.anchor_due()
        jobs.anchor_due()
    assert len(asked) == 1
    assert AnchorDelivery.objects.get().state == SendState.SENT
    assert [path.stem for path in file.stamp_path("").parent.glob("*.tsr")] == [
        file.read()[-1].sha256
    ]
    assert faults() == []
    assert any("ตราประทับเวลา: ตรวจแล้ว 1" in line for line in summary())
    assert row.sha256.encode() in file.read()[-1].text


def test_an_authority_that_lies_leaves_no_stamp(
    anchored: Anchored, settings: Any, certificate: None
) -> None:
    def lie(body: bytes) -> tuple[int, bytes]:
        return 200, authority().answer(body, nonce=5)

    with serving(lie) as (settings.TIMESTAMP_URL, _asked):
        anchored(1)
        jobs.anchor_due()
    assert "ตราประทับเวลาใช้ไม่ได้" in AnchorDelivery.objects.get().error
    assert not file.stamp_path("").parent.exists()
    assert faults() == []


def test_only_what_is_due_is_queued(anchored: Anchored, settings: Any) -> None:
    settings.TIMESTAMP_URL = "http://127.0.0.1:1/"
    anchored(1)
    operations.order_stamp(in_minutes(10))
    delivery.queue_due()
    assert AnchorDelivery.objects.get().attempts == 0
