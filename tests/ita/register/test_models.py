import pytest

from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry


@pytest.mark.parametrize("act", Act)
def test_an_act_is_shown_by_its_words(act: Act) -> None:
    assert RegisterEntry(act=act.value).get_act_display() == str(act.label)


def test_a_subject_is_shown_by_its_words() -> None:
    row = RegisterEntry(subject_kind=SubjectKind.POST.value)
    assert row.get_subject_kind_display() == str(SubjectKind.POST.label)
    assert RegisterEntry().get_subject_kind_display() == ""


def test_what_another_version_wrote_stays_readable() -> None:
    assert RegisterEntry(act="of_later").get_act_display() == "of_later"


def test_showing_a_row_does_not_list_all_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook shows thousands of rows; Django would list and hash all acts for each."""
    monkeypatch.setattr(RegisterEntry._meta.get_field("act"), "choices", None)
    assert RegisterEntry(act="approved").get_act_display() == str(Act.APPROVED.label)
