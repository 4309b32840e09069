"""A random year of an agency, lived through the real operations with a moved clock; and what its
register holds, counted again in plain Python over the raw rows."""

import random
from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import time_machine
from wagtail.models import Page, TaskState

from home.core.exceptions import NotAllowed
from ita.register.enums import Channel, Risk, SecondCheck
from ita.register.history import unconfirmed
from ita.register.models import RegisterEntry
from ita.workflow import operations
from ita.workflow.oral_approval.lapse import settle_overdue
from ita.workflow.oral_approval.operations import (
    WordOfMouth,
    confirm,
    record_oral_approval,
)
from ita.workflow.removal.operations import archive, take_down
from tests.factories import LawPageFactory, NewsPageFactory, UnitFactory
from tests.ita.conftest import Officers
from tests.officers import pass_step, refuse, return_for_correction

BANGKOK = ZoneInfo("Asia/Bangkok")
WHY = "เหตุผลของเจ้าหน้าที่"
CODES = ("incorrect", "incomplete", "outside-mission")


class Story:
    """Officers who act at random; what a rule forbids is not done."""

    def __init__(self, officers: Officers, seed: int, start: datetime) -> None:
        self.officers, self.chance, self.now = officers, random.Random(seed), start
        self.units = [UnitFactory(), UnitFactory()]
        self.pages: list[int] = []

    def live(self, steps: int) -> None:
        for _step in range(steps):
            self.now += timedelta(minutes=self.chance.randint(1, 7 * 24 * 60))
            with time_machine.travel(self.now, tick=False):
                try:
                    self.chance.choice([self._request, *[self._act] * 5, self._after])()
                except NotAllowed:
                    continue

    def _request(self) -> None:
        factory = self.chance.choice([LawPageFactory, NewsPageFactory])
        page = factory(
            title=f"หน้าที่ {len(self.pages) + 1}",
            owner=self.officers.requester,
            owner_unit=self.chance.choice(self.units),
        )
        self.pages.append(page.pk)
        operations.request_publication(page, self.officers.requester)

    def _act(self) -> None:
        """Whatever waits next: a step, a correction, or the confirmation of a word."""
        waiting = [page for page in self._all() if page.current_workflow_state]
        if not waiting:
            return self._request()
        page = self.chance.choice(waiting)
        step = page.current_workflow_task_state
        if step is None or step.status == TaskState.STATUS_REJECTED:
            return self._correct(page)
        kind = self.chance.random()
        duty = step.task.specific.duty
        officer = {
            "checkers": self.officers.checker,
            "approvers": self.officers.approver,
            "webmasters": self.officers.webmaster,
        }[duty]
        if kind < 0.15:
            return_for_correction(step, officer, WHY)
        elif kind < 0.2 and duty == "approvers":
            refuse(step, officer, WHY)
        elif kind < 0.4 and duty == "approvers":
            word = WordOfMouth(self.officers.approver, self.now, Channel.PHONE, WHY)
            record_oral_approval(step, self.officers.webmaster2, word)
        else:
            pass_step(step, officer)

    def _correct(self, page: Page) -> None:
        content = page.get_latest_revision_as_object()
        content.summary = f"{content.summary[:300]} แก้ไข {self.now:%d%m%H%M}"
        content.save_revision(user=self.officers.requester)
        operations.request_publication(page, self.officers.requester)

    def _after(self) -> None:
        """What becomes of words of mouth and of published pages."""
        kind, live = self.chance.random(), [page for page in self._all() if page.live]
        if kind < 0.3:
            settle_overdue()
        elif kind < 0.5 and (word := unconfirmed().first()):
            confirm(word, self.officers.approver, WHY)
        elif live:
            page = self.chance.choice(live)
            if kind < 0.6:
                archive(page, self.officers.webmaster, WHY)
            elif kind < 0.65:
                take_down(page, self.officers.webmaster, WHY)
            elif not page.current_workflow_state:
                self._correct(page)

    def _all(self) -> list[Any]:
        return list(Page.objects.filter(pk__in=self.pages).specific())


def raw_rows(site: Any) -> list[dict[str, Any]]:
    return list(RegisterEntry.objects.filter(site_id=site.pk).order_by("pk").values())


def day_of(row: dict[str, Any]) -> date:
    day: date = row["occurred_at"].astimezone(BANGKOK).date()
    return day


def recount(rows: list[dict[str, Any]], first: date, last: date) -> dict[str, Any]:
    """The figures from the raw rows, by other means than the register's own reading."""
    rows = [row for row in rows if row["page_id"] and day_of(row) <= last]
    inside = [row for row in rows if first <= day_of(row)]
    acts = Counter(row["act"] for row in inside)
    published = [row for row in rows if row["act"] == "published"]
    first_row = {row["page_id"]: row["id"] for row in reversed(published)}
    now = [row for row in published if first <= day_of(row)]
    new = [row for row in now if first_row[row["page_id"]] == row["id"]]
    asked: dict[int, dict[str, Any]] = {}
    for row in rows:
        if row["act"] == "requested":
            asked.setdefault(row["request_id"], row)
    return {
        "acts": acts,
        "requested": sum(
            row["act"] == "requested" and asked[row["request_id"]]["id"] == row["id"]
            for row in inside
        ),
        "published": len(now),
        "first": len(new),
        "updated": len(now) - len(new),
        "corrected": sum(_was_returned(rows, row) for row in now),
        "by_kind": Counter(row["content_kind"] for row in new),
        "by_month": Counter(day_of(row).month for row in now),
        "returned_why": Counter(
            row["details"]["reason_code"] for row in inside if row["act"] == "returned"
        ),
        "waits": sorted(
            row["occurred_at"] - asked[row["request_id"]]["occurred_at"] for row in now
        ),
        "second_checked": sum(
            all(row["details"].get("answers", {}).get(each.value) for each in SecondCheck)
            for row in now
        ),
        "fates": Counter(_fate(rows, row) for row in inside if row["act"] == "oral_approved"),
        "risky": sum(_found_risk(rows, row) for row in now),
    }


def _was_returned(rows: list[dict[str, Any]], published: dict[str, Any]) -> bool:
    return any(
        row["act"] == "returned"
        and row["request_id"] == published["request_id"]
        and row["id"] < published["id"]
        for row in rows
    )


def _found_risk(rows: list[dict[str, Any]], published: dict[str, Any]) -> bool:
    checks = [
        row
        for row in rows
        if row["act"] == "checked"
        and row["request_id"] == published["request_id"]
        and row["id"] < published["id"]
    ]
    return any(checks[-1]["details"]["answers"][risk.value] for risk in Risk)


def _fate(rows: list[dict[str, Any]], word: dict[str, Any]) -> str:
    ends = {"oral_confirmed", "oral_denied", "oral_lapsed", "returned", "refused", "withdrawn"}
    ends |= {"changed", "requested", "approved", "oral_approved"}
    for row in rows:
        if row["id"] > word["id"] and row["request_id"] == word["request_id"]:
            if row["act"] in ends:
                if row["act"] == "oral_confirmed":
                    due = date.fromisoformat(word["details"]["due"])
                    return "oral_late" if day_of(row) > due else "oral_in_time"
                known = {"oral_denied": "oral_denied", "oral_lapsed": "oral_lapsed"}
                return known.get(row["act"], "oral_otherwise")
    return "oral_waiting"
