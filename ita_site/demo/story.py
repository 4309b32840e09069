"""Drives each page through the real workflow, as the officers would."""

from collections.abc import Callable

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page

from home.models import ContentPage
from ita.register.enums import Channel, Risk, SecondCheck
from ita.workflow.operations import pass_step, refuse, request_publication, return_for_correction
from ita.workflow.oral_approval.operations import WordOfMouth, record_oral_approval
from ita_site.demo.content import PageEntry
from ita_site.demo.pages import Builder

STEPS = ("checker", "approver", "webmaster")
REASON = "incomplete"
ANSWERS: dict[str, dict[str, bool]] = {
    "checker": {risk.value: False for risk in Risk},
    "approver": {},
    "webmaster": {check.value: True for check in SecondCheck},
}
SECOND_WEBMASTER_EVERY = 3  # pages; both webmasters have work


class Officers:
    """The demo accounts at work: each act is one operation on the page's open step."""

    def __init__(self, users: dict[str, User]) -> None:
        self.users = users
        self._published = 0

    def request(self, page: Page, writer: str) -> None:
        request_publication(page, self.users[writer])

    def pass_steps(self, page: Page, count: int, note: str = "") -> None:
        """Pass the first ``count`` of check, approve, publish; ``note`` is the checker's."""
        for name in STEPS[:count]:
            user = self._webmaster() if name == "webmaster" else self.users[name]
            note_of_step = note if name == "checker" else ""
            pass_step(page.current_workflow_task_state, user, note_of_step, ANSWERS[name])

    def record_word(self, page: Page, reason: str) -> None:
        word = WordOfMouth(self.users["approver"], timezone.now(), Channel.PHONE, reason)
        record_oral_approval(page.current_workflow_task_state, self.users["webmaster"], word)

    def publish(self, page: Page) -> None:
        state = page.current_workflow_task_state
        pass_step(state, self._webmaster(), "", ANSWERS["webmaster"])

    def send_back(self, page: Page, reason: str) -> None:
        return_for_correction(
            page.current_workflow_task_state, self.users["checker"], reason, REASON
        )

    def refuse(self, page: Page, reason: str) -> None:
        refuse(page.current_workflow_task_state, self.users["approver"], reason, REASON)

    def _webmaster(self) -> User:
        self._published += 1
        second = self._published % SECOND_WEBMASTER_EVERY == 0
        return self.users["webmaster2" if second else "webmaster"]


def play(entry: PageEntry, builder: Builder, officers: Officers) -> ContentPage:
    """Write the page of ``entry`` and let happen to it what its story says."""
    page = builder.create(entry, officers.users[entry.writer])
    STORIES[entry.story.kind](page, entry, builder, officers)
    return page


def revise(page: Page, values: dict[str, str], writer: str, officers: Officers) -> None:
    """Change ``values`` of a page that is already live, through a request of ``writer``."""
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=officers.users[writer])
    page.refresh_from_db()
    officers.request(page, writer)
    officers.pass_steps(page, len(STEPS))


def _keep_draft(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> None:
    """The writer has not asked for publication yet."""


def _pass(count: int) -> Callable[[Page, PageEntry, Builder, Officers], None]:
    def act(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> None:
        officers.request(page, entry.writer)
        officers.pass_steps(page, count, entry.story.note)

    return act


def _return(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> None:
    officers.request(page, entry.writer)
    officers.send_back(page, entry.story.reason)


def _correct(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> None:
    _return(page, entry, builder, officers)
    draft = page.get_latest_revision_as_object()
    builder.write(draft, entry)
    draft.save_revision(user=officers.users[entry.writer])
    page.refresh_from_db()
    _pass(len(STEPS))(page, entry, builder, officers)


def _refuse(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> None:
    _pass(1)(page, entry, builder, officers)
    officers.refuse(page, entry.story.reason)


def _publish_on_word(page: Page, entry: PageEntry, builder: Builder, officers: Officers) -> None:
    """The approver was not in the office: allowed by phone, and not confirmed in writing yet."""
    _pass(1)(page, entry, builder, officers)
    officers.record_word(page, entry.story.reason)
    officers.publish(page)


STORIES: dict[str, Callable[[Page, PageEntry, Builder, Officers], None]] = {
    "draft": _keep_draft,
    "at_check": _pass(0),
    "at_approve": _pass(1),
    "at_publish": _pass(2),
    "published": _pass(3),
    "returned": _return,
    "corrected": _correct,
    "urgent": _publish_on_word,
    "refused": _refuse,
}
