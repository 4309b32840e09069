"""Time stamps that were kept are verified as often as the register is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from rfc3161_client import TimestampRequestBuilder
from rfc3161_client.base import HashAlgorithm

from home.core.outbox import SendState
from ita.register.anchors import file
from ita.register.anchors.models import AnchorDelivery
from ita.register.anchors.stamp_verification import kept_stamps
from ita.register.anchors.summary import summary
from tests.ita.register.anchors.conftest import Anchored, faults
from tests.time_stamping import authority


@pytest.fixture(autouse=True)
def certificate(settings: Any, tmp_path: Path) -> None:
    path = tmp_path / "root.pem"
    path.write_bytes(authority().root)
    settings.TIMESTAMP_CERTIFICATE = str(path)


def stamp(line: file.Line, **lies: Any) -> bytes:
    builder = TimestampRequestBuilder().data(line.text)
    question = builder.hash_algorithm(HashAlgorithm.SHA256).build()
    return authority().answer(question.as_bytes(), **lies)


@pytest.fixture
def stamped(anchored: Anchored, settings: Any) -> Path:
    """An anchor with its stamp."""
    settings.TIMESTAMP_URL = "http://127.0.0.1:1/"
    anchored(1)
    (line,) = file.read()
    file.keep_stamp(line.sha256, stamp(line))
    from ita.register.anchors.operations import order_stamp

    order_stamp()
    AnchorDelivery.objects.update(state=SendState.SENT)
    assert faults() == []
    (path,) = kept_stamps()
    return path


def test_a_stamp_that_is_gone_is_missed(stamped: Path) -> None:
    stamped.unlink()
    (fault,) = faults()
    assert stamped.name in fault


@pytest.mark.parametrize("content", [b"", b"x", b"<html>"])
def test_a_stamp_that_was_changed_is_found(stamped: Path, content: bytes) -> None:
    stamped.write_bytes(content)
    (fault,) = faults()
    assert stamped.name in fault


def test_a_file_that_was_written_anew_is_found_by_its_stamp(stamped: Path) -> None:
    """Also where the database was made to know nothing of either."""
    AnchorDelivery.objects.all().delete()
    stamped.rename(stamped.with_stem("0" * 64))
    assert any("0" * 64 in fault for fault in faults())


def test_a_stamp_from_before_its_line_is_no_stamp(stamped: Path) -> None:
    (line,) = file.read()
    stamped.write_bytes(stamp(line, time=datetime.now(UTC) - timedelta(hours=1)))
    assert len(faults()) == 1


def test_without_the_root_it_is_said_that_none_was_verified(stamped: Path, settings: Any) -> None:
    settings.TIMESTAMP_CERTIFICATE = ""
    stamped.write_bytes(b"anything")
    assert faults() == []
    assert any("ยังไม่ได้ตรวจลายมือชื่อ" in line for line in summary())
