"""When anchors are written: soon after an act, at most every few minutes, at least daily."""

from typing import Any

import pytest
from django.utils import timezone

from home.core.outbox import SendState
from ita.monitoring import jobs
from ita.register.anchors import file, operations
from ita.register.anchors.models import Anchor, AnchorDelivery, Installation
from ita.register.enums import Act
from tests.ita.register.anchors.conftest import Anchored, in_minutes
from tests.ita.register.conftest import Write

ADDRESS = "http://keeper.example/anchors"


def test_without_an_act_nothing_is_anchored(db: None) -> None:
    assert operations.write_due() == 0
    assert operations.write_all() == 0
    assert operations.write(1, timezone.now()) is False
    assert file.read() == []


def test_an_anchor_says_what_the_head_is(write: Write) -> None:
    write(Act.REQUESTED)
    row = write(Act.CHECKED)
    assert jobs.anchor_due() == 1

    (line,) = file.read()
    facts = line.facts or {}
    assert (facts["site"], facts["id"], facts["rows"]) == (row.site_id, row.pk, 2)
    assert (facts["number"], facts["sha256"]) == (row.label, row.sha256)
    assert (facts["agency"], facts["installation"]) == (row.agency, Installation.name())
    known = Anchor.objects.get()
    assert (known.sha256, known.line) == (line.sha256, line.text.decode())
    assert (known.site_id, known.entry_sha256) == (row.site_id, row.sha256)


def test_what_follows_soon_waits_some_minutes(write: Write) -> None:
    write(Act.REQUESTED)
    assert operations.write_due() == 1
    assert operations.write_due() == 0

    write(Act.CHECKED)
    assert operations.write_due(in_minutes(4)) == 0
    assert operations.write_due(in_minutes(6)) == 1
    assert operations.write_due(in_minutes(60)) == 0


def test_once_a_day_every_head_is_anchored(anchored: Anchored, other_site: Any) -> None:
    anchored(1)
    assert jobs.anchor_all() == 2
    assert len(file.read()) == 4
    assert len({line.facts and line.facts["site"] for line in file.read()}) == 2


def test_a_rewritten_head_is_anchored_beside_the_old(anchored: Anchored, write: Write) -> None:
    """Nothing that was written is lost: the next line stands behind it."""
    anchored(1)
    before = file.path().read_bytes()
    write(Act.CHECKED)
    operations.write_due(in_minutes(10))
    assert file.path().read_bytes().startswith(before)


def test_copies_are_ordered_where_there_is_an_address(anchored: Anchored, settings: Any) -> None:
    anchored(1)
    assert not AnchorDelivery.objects.exists()
    settings.ANCHOR_URL = ADDRESS
    anchored(1)
    copy = AnchorDelivery.objects.get()
    assert (copy.kind, copy.anchor) == ("copy", Anchor.objects.last())


def test_what_was_not_taken_is_offered_again_each_night(anchored: Anchored, settings: Any) -> None:
    settings.ANCHOR_URL = ADDRESS
    anchored(1)
    AnchorDelivery.objects.update(state=SendState.FAILED, attempts=4)
    operations.write_all()
    states = AnchorDelivery.objects.values_list("state", "attempts")
    assert list(states) == [(SendState.WAITING, 0)] * 2


def test_the_newest_anchor_is_stamped_once_an_hour(anchored: Anchored, settings: Any) -> None:
    anchored(1)
    assert operations.order_stamp() is None
    settings.TIMESTAMP_URL = ADDRESS
    first = operations.order_stamp()
    assert first and (first.kind, first.anchor) == ("stamp", Anchor.objects.last())

    anchored(1)
    assert operations.order_stamp() is None
    assert operations.order_stamp(in_minutes(59)) is None
    second = operations.order_stamp(in_minutes(61))
    assert second and second.anchor == Anchor.objects.last()
    assert operations.order_stamp(in_minutes(200)) is None


def test_a_file_that_cannot_be_written_leaves_no_trace(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(facts: Any) -> Any:
        raise OSError("disk full")

    write(Act.REQUESTED)
    with monkeypatch.context() as patch:
        patch.setattr(file, "append", fail)
        with pytest.raises(OSError, match="disk full"):
            operations.write_due()
    assert not Anchor.objects.exists()
    assert operations.write_due() == 1


def test_an_installation_keeps_its_name(db: None) -> None:
    assert Installation.known() == ""
    name = Installation.name()
    assert Installation.name() == Installation.known() == name
