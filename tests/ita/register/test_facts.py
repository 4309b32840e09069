"""What a row says beside its columns, and what is said of a find that nobody approved."""

from ita.register.approval_summary import summary_of
from ita.register.enums import Act, Risk
from ita.register.facts import answers_of, changed_of
from ita.register.history import read_page
from ita.register.models import RegisterEntry


def test_the_checkers_answers_are_told_as_they_were_given() -> None:
    answers = {Risk.UNTRUE.value: True, Risk.LEGAL.value: False}
    told = answers_of(RegisterEntry(act=Act.CHECKED, details={"answers": answers}))
    assert told == [(str(Risk.UNTRUE.label), "พบ"), (str(Risk.LEGAL.label), "ไม่พบ")]


def test_what_changed_is_named_where_the_reason_does_not() -> None:
    row = RegisterEntry(reason="แก้ไข แหล่งที่มา", details={"changed": ["แหล่งที่มา", "สรุปย่อ"]})
    assert changed_of(row) == ["สรุปย่อ"]


def test_what_was_found_live_and_never_approved_names_nobody() -> None:
    found = RegisterEntry(pk=1, act=Act.DRIFT_FOUND, page_id=1, number=3, fiscal_year=2027)
    summary = summary_of(read_page([found]))
    assert summary and "3/2570" in summary.problem
    assert (summary.register_number, summary.approved, summary.published) == ("3/2570", None, None)
