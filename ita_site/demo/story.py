"""Drives each page through the real workflow, as the officers would.

A story is a generator: before each act it says how long its officer takes. The year that is
simulated (``life``) lets other stories go on meanwhile; what is done today (``present``) does not
wait.
"""

from collections.abc import Callable, Iterator

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page, Site

from home.models import ContentPage
from ita.people.models import OfficerProfile
from ita.register.enums import Channel, Risk, SecondCheck
from ita.register.history import unconfirmed
from ita.workflow.operations import (
    pass_step,
    refuse,
    request_publication,
    return_for_correction,
    withdraw,
)
from ita.workflow.oral_approval import operations as oral_approval
from ita.workflow.removal.operations import archive, take_down
from ita_site.demo.content import PageEntry
from ita_site.demo.pages import Builder

Hours = tuple[float, float]  # of work: at least, at most
Acts = Iterator[Hours]

ASKING, CHECKING, APPROVING, PUBLISHING = (0.2, 1.5), (0.5, 7), (1, 14), (0.2, 4)
URGENT = (0.1, 0.5)
CORRECTING, CONFIRMING, TOO_LATE, TILL_PAST = (2, 14), (3, 14), (30, 38), (250, 500)

STEPS = ("checker", "approver", "webmaster")
PACE = {"checker": CHECKING, "approver": APPROVING, "webmaster": PUBLISHING}
REASON = "incomplete"
ANSWERS: dict[str, dict[str, bool]] = {
    "checker": {risk.value: False for risk in Risk},
    "approver": {},
    "webmaster": {check.value: True for check in SecondCheck},
}
SECOND_WEBMASTER_EVERY = 3  # pages; both webmasters have work
# {account: who does the duty instead, on the days on which they hold the post for it}
STAND_INS = {"checker": "former_checker", "approver": "deputy"}


class Officers:
    """The demo accounts at work: each act is one operation on the page's open step."""

    def __init__(self, users: dict[str, User], site: Site) -> None:
        self.users, self.site = users, site
        self._published = 0

    def on_duty(self, name: str) -> User:
        """Who does the duty of the account ``name`` today."""
        stand_in = self.users.get(STAND_INS.get(name, ""))
        if stand_in and OfficerProfile.of(stand_in, self.site):
            return stand_in
        return self.users[name]

    def request(self, page: Page, writer: str) -> None:
        request_publication(page, self.users[writer])

    def pass_step(self, page: Page, name: str, note: str = "") -> None:
        """Check, approve or publish; ``note`` is the checker's."""
        user = self._webmaster() if name == "webmaster" else self.on_duty(name)
        pass_step(_step(page), user, note if name == "checker" else "", ANSWERS[name])

    def record_word(self, page: Page, reason: str) -> None:
        word = oral_approval.WordOfMouth(
            self.on_duty("approver"), timezone.now(), Channel.PHONE, reason
        )
        oral_approval.record_oral_approval(_step(page), self.users["webmaster2"], word)

    def answer_word(self, page: Page, reason: str = "") -> None:
        """The approver confirms in writing, or with a ``reason`` does not."""
        spoken = unconfirmed().of_page(page).last()
        assert spoken
        if reason:
            oral_approval.deny(spoken, self.on_duty("approver"), reason)
        else:
            oral_approval.confirm(spoken, self.on_duty("approver"))

    def publish(self, page: Page) -> None:
        """Not by the webmaster who recorded the word."""
        pass_step(_step(page), self.users["webmaster"], "", ANSWERS["webmaster"])

    def send_back(self, page: Page, reason: str, code: str = "") -> None:
        return_for_correction(_step(page), self.on_duty("checker"), reason, code or REASON)

    def refuse(self, page: Page, reason: str, code: str = "") -> None:
        refuse(_step(page), self.on_duty("approver"), reason, code or REASON)

    def withdraw(self, page: Page, writer: str) -> None:
        withdraw(_as_stored(page).current_workflow_state, self.users[writer])

    def archive(self, page: Page, reason: str) -> None:
        archive(_as_stored(page), self.users["webmaster"], reason)

    def take_down(self, page: Page, reason: str) -> None:
        take_down(_as_stored(page), self.on_duty("approver"), reason)

    def _webmaster(self) -> User:
        self._published += 1
        second = self._published % SECOND_WEBMASTER_EVERY == 0
        return self.users["webmaster2" if second else "webmaster"]


def play(
    entry: PageEntry, builder: Builder, officers: Officers, pages: dict[str, ContentPage]
) -> Acts:
    """Write the page of ``entry``, put it into ``pages``, and let happen to it what its story
    says."""
    page = builder.create(entry, officers.users[entry.writer])
    pages[entry.key] = page
    yield from STORIES[entry.story.kind](page, entry, builder, officers)


def revise(page: Page, values: dict[str, str], writer: str, officers: Officers) -> Acts:
    """Change ``values`` of a page that is already live, through a request of ``writer``."""
    draft = _as_stored(page).get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=officers.users[writer])
    yield ASKING
    officers.request(page, writer)
    yield from pass_steps(page, officers, len(STEPS))


def pass_steps(page: Page, officers: Officers, count: int, note: str = "") -> Acts:
    """The first ``count`` of check, approve, publish."""
    for name in STEPS[:count]:
        yield PACE[name]
        officers.pass_step(page, name, note)


def _as_stored(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def _step(page: Page) -> object:
    return _as_stored(page).current_workflow_task_state


def _keep_draft(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
    """The writer has not asked for publication yet."""
    yield from ()


def _pass(count: int) -> "Story":
    def act(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
        yield ASKING
        officers.request(page, entry.writer)
        yield from pass_steps(page, officers, count, entry.story.note)

    return act


def _return(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
    yield from _pass(0)(page, entry, builder, officers)
    yield CHECKING
    officers.send_back(page, entry.story.reason, entry.story.code)


def _correct(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
    yield from _return(page, entry, builder, officers)
    yield CORRECTING
    draft = _as_stored(page).get_latest_revision_as_object()
    builder.write(draft, entry)
    draft.save_revision(user=officers.users[entry.writer])
    yield from _pass(len(STEPS))(page, entry, builder, officers)


def _refuse(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
    yield from _pass(1)(page, entry, builder, officers)
    yield APPROVING
    officers.refuse(page, entry.story.reason, entry.story.code)


def _withdraw(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
    yield from _pass(1)(page, entry, builder, officers)
    yield URGENT
    officers.withdraw(page, entry.writer)


def _publish_on_word(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
    """The approver was not in the office: allowed by phone, and not confirmed in writing yet.
    Where nobody confirms, it lapses by itself."""
    yield URGENT
    officers.request(page, entry.writer)
    yield URGENT
    officers.pass_step(page, "checker", entry.story.note)
    yield URGENT
    officers.record_word(page, entry.story.reason)
    yield URGENT
    officers.publish(page)


def _answer(pause: Hours, denied: str = "") -> "Story":
    def act(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
        yield from _publish_on_word(page, entry, builder, officers)
        yield pause
        officers.answer_word(page, denied)

    return act


def _end(name: str) -> "Story":
    """Published, and after some time archived or taken down, by the operation ``name``."""

    def act(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> Acts:
        yield from _pass(len(STEPS))(page, entry, builder, officers)
        yield TILL_PAST
        getattr(officers, name)(page, entry.story.reason)

    return act


Story = Callable[[Page, PageEntry, Builder, Officers], Acts]
STORIES: dict[str, Story] = {
    "draft": _keep_draft,
    "at_check": _pass(0),
    "at_approve": _pass(1),
    "at_publish": _pass(2),
    "published": _pass(3),
    "returned": _return,
    "corrected": _correct,
    "urgent": _publish_on_word,
    "urgent_confirmed": _answer(CONFIRMING),
    "urgent_late": _answer(TOO_LATE),
    "urgent_denied": _answer(CONFIRMING, "ข้อความยังไม่ได้ตรวจทานกับกองที่เกี่ยวข้อง จึงไม่รับรอง"),
    "withdrawn": _withdraw,
    "archived": _end("archive"),
    "taken_down": _end("take_down"),
    "refused": _refuse,
}
OPEN = ("draft", "at_check", "at_approve", "at_publish", "returned", "urgent")  # still to be done
