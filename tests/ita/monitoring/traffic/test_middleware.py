import errno
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site

from ita.monitoring.traffic import files
from ita.monitoring.traffic.middleware import TrafficMiddleware
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def lines(log: Path) -> list[dict[str, Any]]:
    """Of all open files, without empty ones."""
    texts = [path.read_text() for path in sorted(log.glob("*/*.jsonl"))]
    return [json.loads(line) for text in texts for line in text.splitlines() if line]


def test_the_log_costs_a_page_no_query(log: Path, site: Any, settings: Any) -> None:
    client = Client()
    client.get("/")
    settings.TRAFFIC_LOG = False
    with CaptureQueriesContext(connection) as without:
        client.get("/")
    settings.TRAFFIC_LOG = True
    with CaptureQueriesContext(connection) as with_log:
        client.get("/")
    assert len(with_log) == len(without) > 0
    assert [line["path"] for line in lines(log)] == ["/", "/"]


def test_an_officer_is_named_in_their_agency_and_by_signing_in_and_out(
    log: Path, site: Any
) -> None:
    user = UserFactory(webmaster=True)
    client = Client()
    typed = {"username": user.username, "password": PASSWORD}
    client.post(reverse("wagtailadmin_login"), typed)
    client.get(reverse("wagtailadmin_home"))
    client.post(reverse("wagtailadmin_logout"))
    client.get(reverse("wagtailadmin_home"))
    said = [(line["account"], line["user"], line["status"]) for line in lines(log)]
    known = (user.username, user.pk)
    assert said == [(*known, 302), (*known, 200), (*known, 302), ("", 0, 302)]
    agency = Site.objects.get(is_default_site=True)
    assert {path.parent.name for path in log.glob("*/*.jsonl")} == {str(agency.pk)}


def test_what_is_answered_before_any_agency_is_known_is_the_hosts(log: Path, site: Any) -> None:
    client = Client()
    agency = Site.objects.get(is_default_site=True)
    client.post("/sitemap.xml")
    with CaptureQueriesContext(connection) as queries:
        client.post("/sitemap.xml")
    assert len(queries) == 0  # the process knows the host by now
    assert [line["path"] for line in lines(log)] == ["/sitemap.xml"] * 2
    assert (log / str(agency.pk)).is_dir()


def test_probes_and_the_programs_own_files_are_not_noted(log: Path, site: Any) -> None:
    client = Client()
    for path in ("/healthz", "/static/ita/monitoring.css", "/static/no-such.css"):
        client.get(path)
    assert lines(log) == []


@pytest.mark.parametrize("hindrance", ["full", "no folder"])
def test_a_disk_that_takes_nothing_breaks_no_request_and_is_told_once(
    hindrance: str, log: Path, site: Any, told: list[dict[str, Any]]
) -> None:
    client = Client()
    client.get("/robots.txt")
    real = next(log.glob("*/*.jsonl"))
    kept = real.read_bytes()
    hinder(hindrance, real)
    for _n in range(3):
        assert client.get("/robots.txt").status_code == 200
    assert [event["event"] for event in told] == ["traffic_log_stopped"]
    free(hindrance, real, kept)
    client.get("/robots.txt")
    said = lines(log)
    assert [line.get("lost") for line in said] == [None, 3, None]
    assert "since" in said[1]
    assert [event["event"] for event in told] == ["traffic_log_stopped", "traffic_log_resumed"]


def hinder(hindrance: str, file: Path) -> None:
    file.unlink()
    if hindrance == "full":
        file.symlink_to("/dev/full")
    else:
        file.parent.rename(file.parent.with_name("aside"))
        file.parent.write_text("a file where the folder was")


def free(hindrance: str, file: Path, kept: bytes) -> None:
    if hindrance == "full":
        file.unlink()
    else:
        file.parent.unlink()
        file.parent.mkdir()
    file.write_bytes(kept)


def test_a_line_that_was_cut_off_spoils_no_other(
    log: Path, site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = Client()
    client.get("/robots.txt")
    write = files.os.write
    monkeypatch.setattr(files.os, "write", lambda file, line: write(file, line[:20]))
    client.get("/robots.txt")
    monkeypatch.setattr(files.os, "write", write)
    client.get("/robots.txt")
    text = next(log.glob("*/*.jsonl")).read_text().splitlines()
    assert len(text[1]) == 20 and json.loads(text[2])["lost"] == 1
    assert json.loads(text[3])["path"] == "/robots.txt"


def test_no_fault_of_the_log_reaches_a_visitor(
    log: Path, rf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any) -> None:
        raise RuntimeError(errno.EIO)

    monkeypatch.setattr("ita.monitoring.traffic.middleware.line_of", fail)
    answer = object()
    assert TrafficMiddleware(lambda request: answer)(rf.get("/")) is answer  # type: ignore[arg-type, return-value]
