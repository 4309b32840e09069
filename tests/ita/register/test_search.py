import pytest
from wagtail.models import Site

from ita.register.enums import Act
from ita.register.models import RegisterEntry
from ita.register.search import search
from tests.factories import LawPageFactory, OfficerProfileFactory, UserFactory
from tests.ita.register.conftest import Write


def found(text: str) -> list[str]:
    return [row.label for row in search(RegisterEntry.objects.all(), text)]


@pytest.fixture
def rows(write: Write, site: Site) -> None:
    """12 rows of 2570 that say nothing, then two that do, and number 12 of 2571."""
    for _n in range(12):
        write(at=(2026, 11, 22))
    user = UserFactory()
    OfficerProfileFactory(user=user, full_name="นางสาวสมศรี ใจดี", position="ปลัดเทศบาล")
    page = LawPageFactory(title="คำสั่งที่ ๙๙/๒๕๖๙")
    write(Act.CHECKED, user, page=page, at=(2026, 11, 23))
    coded = {"reason_code": "outdated", "reason_text": "ไม่เป็นปัจจุบัน"}
    write(Act.RETURNED, reason="แนบแผนปี 2569", details=coded, at=(2026, 11, 24))
    for _n in range(12):
        write(at=(2027, 10, 1))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("12/2570", ["12/2570"]),
        ("๑๒/๒๕๗๐", ["12/2570"]),
        (" เลขที่ 12 / 2570 ", ["12/2570"]),
        ("12", ["12/2570", "12/2571"]),
        ("๑๒", ["12/2570", "12/2571"]),
        ("12/2580", []),
        ("12 โครงการ", []),  # words that begin with a number
        ("คำสั่งที่", ["13/2570"]),
        ("99/2569", ["13/2570"]),  # a title in Thai digits
        ("สมศรี", ["13/2570"]),
        ("ปลัดเทศบาล", ["13/2570"]),
        ("แนบแผน", ["14/2570"]),
        ("ปี ๒๕๖๙", ["14/2570"]),  # a reason in Arabic digits
        ("ไม่เป็นปัจจุบัน", ["14/2570"]),
        ("ไม่มีคำนี้", []),
        ("99999999999999999999", []),
        ("999999999/0001", []),
        ("%", []),
    ],
)
def test_what_is_found(rows: None, text: str, labels: list[str]) -> None:
    assert found(text) == labels


def test_no_words_find_everything(rows: None) -> None:
    assert len(found("  ")) == 26
