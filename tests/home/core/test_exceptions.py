import pytest

from home.core.exceptions import NotAllowed, ensure


def test_the_first_reason_forbids_the_act() -> None:
    ensure()
    ensure(None, "", None)
    with pytest.raises(NotAllowed) as refused:
        ensure(None, "ไม่มีหน้าที่", "ไม่มีตำแหน่ง")
    assert refused.value.reason == "ไม่มีหน้าที่"
