from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from home.core.jobs import JobState
from ita.assessment.models import Framework
from ita.workbook.models import Export
from tests.factories import UserFactory

ClientOf = Callable[[Any], Client]
SCREENS = ["ita_export_progress", "ita_export_state", "ita_export_download"]


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.EXPORT_ROOT = tmp_path / "exports"


@pytest.fixture
def start_url(framework: Framework) -> str:
    return reverse("ita_export_start", args=[framework.pk])


@pytest.fixture
def export(framework: Framework, site: Site, ita_officer: Any) -> Export:
    return Export.objects.create(framework=framework, site=site, user=ita_officer)


def test_the_officer_asks_watches_and_downloads(
    start_url: str, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    response = client.post(start_url)
    export = Export.objects.get()
    assert response["Location"] == reverse("ita_export_progress", args=[export.pk])
    page = client.get(response["Location"]).content.decode()
    download = reverse("ita_export_download", args=[export.pk])
    assert download in page
    assert "data-progress-fresh" in page
    file = client.get(download)
    assert b"".join(file.streaming_content).startswith(b"PK")
    assert "หลักฐาน-OIT-2569.xlsx" in unquote(file["Content-Disposition"])
    assert file["Content-Disposition"].startswith("attachment")


def test_starting_takes_a_post(start_url: str, ita_officer: Any, client_of: ClientOf) -> None:
    assert client_of(ita_officer).get(start_url).status_code == 405
    assert not Export.objects.exists()


def test_a_forged_post_is_refused(start_url: str, ita_officer: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(ita_officer)
    assert client.post(start_url).status_code == 403
    assert not Export.objects.exists()


def test_an_anonymous_visitor_must_log_in(start_url: str, export: Export, client: Client) -> None:
    addresses = [reverse(name, args=[export.pk]) for name in SCREENS]
    for response in [client.post(start_url), *map(client.get, addresses)]:
        assert response.status_code == 302
        assert reverse("wagtailadmin_login") in response["Location"]
    assert Export.objects.count() == 1


@pytest.mark.parametrize("duty", ["requester", "checker", "approver", "webmaster"])
def test_other_duties_get_no_workbook(
    start_url: str, export: Export, client_of: ClientOf, duty: str
) -> None:
    user = UserFactory(**{duty: True})
    Export.objects.update(user=user)
    client = client_of(user)
    addresses = [reverse(name, args=[export.pk]) for name in SCREENS]
    for response in [client.post(start_url), *map(client.get, addresses)]:
        assert response.status_code == 302
        assert response["Location"] == reverse("wagtailadmin_home")
    assert Export.objects.count() == 1


@pytest.mark.parametrize("name", SCREENS)
def test_a_workbook_is_only_for_the_officer_who_asked(
    export: Export, client_of: ClientOf, name: str
) -> None:
    colleague = UserFactory(ita_officer=True)
    assert client_of(colleague).get(reverse(name, args=[export.pk])).status_code == 404


def test_an_unknown_framework_is_not_found(ita_officer: Any, client_of: ClientOf) -> None:
    assert client_of(ita_officer).post(reverse("ita_export_start", args=[0])).status_code == 404


def test_the_screen_of_a_running_export_also_works_without_javascript(
    export: Export, ita_officer: Any, client_of: ClientOf
) -> None:
    page = client_of(ita_officer).get(reverse("ita_export_progress", args=[export.pk]))
    assert '<noscript><meta http-equiv="refresh"' in page.content.decode()
    assert "อยู่ในคิวรอจัดทำ" in page.content.decode()


def test_the_state_is_told_as_json(export: Export, ita_officer: Any, client_of: ClientOf) -> None:
    Export.objects.update(state=JobState.RUNNING, percent=40)
    answer = client_of(ita_officer).get(reverse("ita_export_state", args=[export.pk])).json()
    assert answer == {
        "state": "running",
        "percent": 40,
        "message": "กำลังจัดทำสมุดหลักฐาน เสร็จแล้วร้อยละ 40",
        "finished": False,
    }


def test_when_nothing_happens_the_officer_is_told_whom_to_tell(
    export: Export, ita_officer: Any, client_of: ClientOf
) -> None:
    Export.objects.update(seen_at=timezone.now() - timedelta(seconds=21))
    answer = client_of(ita_officer).get(reverse("ita_export_state", args=[export.pk])).json()
    assert "โปรดแจ้งผู้ดูแลระบบ" in answer["message"]


def test_a_failure_is_explained_and_can_be_tried_again(
    export: Export, ita_officer: Any, client_of: ClientOf, start_url: str
) -> None:
    Export.objects.update(state=JobState.FAILED, error="พื้นที่จัดเก็บเต็ม")
    page = client_of(ita_officer).get(reverse("ita_export_progress", args=[export.pk]))
    assert "พื้นที่จัดเก็บเต็ม" in page.content.decode()
    assert f'action="{start_url}"' in page.content.decode()


def test_an_unfinished_workbook_cannot_be_downloaded(
    export: Export, ita_officer: Any, client_of: ClientOf
) -> None:
    response = client_of(ita_officer).get(reverse("ita_export_download", args=[export.pk]))
    assert response["Location"] == reverse("ita_export_progress", args=[export.pk])


def test_a_file_that_is_no_longer_there_is_explained(
    export: Export, ita_officer: Any, client_of: ClientOf
) -> None:
    Export.objects.update(state=JobState.DONE, finished_at=timezone.now() - timedelta(days=9))
    url = reverse("ita_export_download", args=[export.pk])
    page = client_of(ita_officer).get(url, follow=True).content.decode()
    assert "โปรดจัดทำสมุดหลักฐานใหม่" in page
    assert "data-progress-fresh" not in page


def test_earlier_workbooks_stay_within_reach(
    start_url: str, ita_officer: Any, client_of: ClientOf
) -> None:
    client = client_of(ita_officer)
    client.post(start_url)
    first = Export.objects.get()
    response = client.post(start_url, follow=True)
    assert reverse("ita_export_download", args=[first.pk]) in response.content.decode()
