from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.monitoring.training.operations import enter_course
from tests.factories import UserFactory, pdf_bytes
from tests.ita.conftest import Officers

pytestmark = pytest.mark.django_db
ClientOf = Callable[[User], Client]
TYPED = {"title": "อบรมเว็บไซต์", "kind": "training", "held_on": "5/11/2568", "hours": "๓"}


def test_a_webmaster_enters_a_training_in_one_form(officers: Officers, client_of: ClientOf) -> None:
    client = client_of(officers.webmaster)
    page = client.get(reverse("ita_training_new")).content.decode()
    assert officers.requester.posts.get().full_name in page
    answer = client.post(
        reverse("ita_training_new"),
        {**TYPED, "officers": [officers.requester.pk], "outside": " นายก \n\nนายก\nนายข"},
    )
    assert answer.status_code == 302
    course = TrainingCourse.objects.get()
    assert (course.hours, str(course.held_on)) == (3, "2025-11-05")
    assert Attendance.objects.filter(course=course, user=None).count() == 2
    listed = client.get(answer.url).content.decode()
    assert "อบรมเว็บไซต์" in listed and "3 คน" in listed


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"held_on": "5/11/2025"}, "พ.ศ."),
        ({"held_on": ""}, ""),
        ({"hours": "0"}, "0.5"),
        ({"kind": "note"}, "บันทึกความรู้"),
        ({"officers": ["987654"]}, "987654"),
        ({"outside": "ก" * 300}, "ชื่อ"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_stays(
    wrong: dict[str, Any], said: str, officers: Officers, client_of: ClientOf
) -> None:
    answer = client_of(officers.webmaster).post(reverse("ita_training_new"), {**TYPED, **wrong})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="อบรมเว็บไซต์"' in text and said in text
    assert not TrainingCourse.objects.exists()


def test_a_file_that_is_not_accepted_leaves_nothing(
    officers: Officers, client_of: ClientOf
) -> None:
    upload = SimpleUploadedFile("สไลด์.pdf", b"MZ not a pdf")
    answer = client_of(officers.webmaster).post(
        reverse("ita_training_new"), {**TYPED, "upload": upload}
    )
    assert answer.status_code == 422 and not TrainingCourse.objects.exists()


def test_a_note_with_a_file_is_read_and_finished(officers: Officers, client_of: ClientOf) -> None:
    upload = SimpleUploadedFile("บันทึก.pdf", pdf_bytes("note"))
    client_of(officers.webmaster).post(
        reverse("ita_training_new"), {**TYPED, "kind": "note", "upload": upload}
    )
    note = TrainingCourse.objects.get()
    client = client_of(officers.requester)
    assert "อบรมเว็บไซต์" in client.get(reverse("ita_trainings")).content.decode()
    url = reverse("ita_training", args=[note.pk])
    shown = client.get(url).content.decode()
    assert "อ่านและเข้าใจแล้ว" in shown and "บันทึก.pdf" in shown
    assert not Attendance.objects.exists()  # reading alone, as a mail scanner does, is no act
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 409
    assert Attendance.objects.get().user == officers.requester
    assert client.get(note.material.url).status_code == 200
    assert Client().get(note.material.url).status_code == 404


def test_who_may_enter(browser: Client, site: Site, request: pytest.FixtureRequest) -> None:
    role = request.node.callspec.params["browser"]
    may = role in {"approver", "webmaster", "ita_officer", "two duties"}
    for name in ("ita_training_new", "ita_training_report"):
        answer = browser.get(reverse(name))
        assert (answer.status_code == 200) is may, name
    answer = browser.post(reverse("ita_training_new"), TYPED)
    assert TrainingCourse.objects.exists() is may


def test_every_post_sees_its_record(browser: Client, request: pytest.FixtureRequest) -> None:
    role = request.node.callspec.params["browser"]
    answer = browser.get(reverse("ita_trainings"))
    assert (answer.status_code == 200) is (role not in {"anonymous", "admin without duty"})


def test_the_trainings_of_an_agency_are_not_there_for_others(
    officers: Officers, other_agency: Site, client_of: ClientOf, course_of: Any
) -> None:
    course = enter_course(course_of(), officers.webmaster, [officers.requester.pk])
    stranger = client_of(UserFactory(webmaster=True, site=other_agency))
    for name in ("ita_training", "ita_training_edit", "ita_training_delete"):
        url = reverse(name, args=[course.pk])
        assert stranger.get(url).status_code == 404
        assert stranger.post(url, TYPED).status_code == 404
    for name in ("ita_trainings", "ita_training_report"):
        shown = stranger.get(f"{reverse(name)}?year=2569").content.decode()
        assert course.title not in shown
    course.refresh_from_db()


def test_the_report_leaves_as_a_table_without_formulas(
    officers: Officers, client_of: ClientOf, course_of: Any
) -> None:
    enter_course(course_of(title="=1+1"), officers.webmaster, [officers.requester.pk])
    client = client_of(officers.webmaster)
    url = reverse("ita_training_report")
    assert "=1+1" in client.get(f"{url}?year=2569").content.decode()
    answer = client.get(f"{url}?year=2569&export=csv")
    text = b"".join(answer.streaming_content).decode()
    assert "'=1+1" in text and "5 พ.ย. 2568" in text
    assert client.get(f"{url}?year=2569&export=xlsx").status_code == 200


def test_a_year_that_is_none_shows_this_one(officers: Officers, client_of: ClientOf) -> None:
    client = client_of(officers.webmaster)
    for year in ("abc", "99999", "2026", "๒๕๖๙", "-1", "²567"):
        assert client.get(reverse("ita_trainings"), {"year": year}).status_code == 200


def test_the_screen_takes_as_many_queries_as_ever(
    officers: Officers, client_of: ClientOf, course_of: Any
) -> None:
    client = client_of(officers.webmaster)
    ticked = [officers.requester.pk, officers.webmaster.pk]

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{reverse('ita_trainings')}?year=2569")
        return len(captured)

    enter_course(course_of(), officers.webmaster, ticked)
    queries()
    before = queries()
    for _number in range(6):
        enter_course(course_of(), officers.webmaster, ticked)
    assert queries() == before
