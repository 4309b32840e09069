"""Whose hands a request has been through: each person with all of their accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page, Revision, WorkflowState

from home.file_uses import file_numbers
from home.models import AgencyDocument, AgencyImage
from ita.people.persons import Persons, same_person
from ita.register.history import page_statuses
from ita.register.statuses import RequestStatus

Accounts = frozenset[int]


@dataclass(frozen=True)
class Hands:
    """Accounts of those who did something in a request that counts now."""

    authors: Accounts  # requested it, or edited the page since it was last live
    checkers: Accounts
    approvers: Accounts
    recorders: Accounts  # of the word of mouth on which the request rests
    publishers: Accounts


def hands_of(request: WorkflowState) -> Hands:
    return all_hands([request])[request.pk]


def all_hands(requests: Iterable[WorkflowState]) -> dict[int, Hands]:
    """The hands of each request; a fixed number of queries, however many."""
    requests = list(requests)
    page_ids = {request.pk: int(request.object_id) for request in requests}
    statuses = page_statuses(set(page_ids.values()))
    editors, persons = _editors(set(page_ids.values())), Persons()
    hands = {}
    for request in requests:
        page_id = page_ids[request.pk]
        found = (each for each in statuses[page_id].requests if each.request_id == request.pk)
        authors = {*editors[page_id], request.requested_by_id} - {None}
        hands[request.pk] = hands_in(next(found, None), authors, persons)
    return hands


def draft_hands(page: Page, requester: User) -> Hands:
    """The hands of a request that ``requester`` would make for ``page``."""
    return hands_in(None, {requester.pk, *editors_since_live(page)}, Persons())


def hands_in(status: RequestStatus | None, authors: Iterable[int], persons: Persons) -> Hands:
    """The hands that the register knows, and ``authors``."""
    checked = status.checked if status else None
    published = status.published if status else None
    return Hands(
        authors=persons.accounts(authors),
        checkers=persons.accounts([checked.actor_id] if checked else []),
        approvers=persons.accounts([status.approver_id] if status else []),
        recorders=persons.accounts([status.recorder_id] if status else []),
        publishers=persons.accounts([published.actor_id] if published else []),
    )


def editors_since_live(page: Page) -> set[int]:
    """Ids of the users who saved ``page`` since it was last live."""
    return _editors({page.pk})[page.pk]


def uploaders_of(content: Page) -> Accounts:
    """Who uploaded a file or picture that ``content`` (a saved state of a page) shows."""
    found: set[int] = set()
    files: dict[Any, set[int]] = {**file_numbers(content)}
    for model, numbers in files.items():
        stored = model._default_manager.filter(pk__in=numbers).exclude(uploaded_by_user=None)
        found.update(stored.values_list("uploaded_by_user_id", flat=True))
    return same_person(found) if found else frozenset()


def ever_uploaded(user_ids: Iterable[int]) -> Accounts:
    """Those of ``user_ids`` who uploaded any file or picture at all, with their other accounts."""
    accounts = same_person(user_ids)
    found: set[int] = set()
    for model in (AgencyDocument, AgencyImage):
        uploaded = model.objects.filter(uploaded_by_user__in=accounts).order_by()
        found.update(uploaded.values_list("uploaded_by_user_id", flat=True).distinct())
    return same_person(found)


def _editors(page_ids: set[int]) -> dict[int, set[int]]:
    pages = Page.objects.filter(pk__in=page_ids)
    live = {pk: rest for pk, *rest in pages.values_list("pk", "live_revision", "last_published_at")}
    saves = Revision.objects.page_revisions().exclude(user=None)
    saves = saves.filter(object_id__in=[str(page_id) for page_id in page_ids])
    found: dict[int, set[int]] = {page_id: set() for page_id in page_ids}
    facts = saves.order_by().values_list("object_id", "pk", "created_at", "user_id")
    for object_id, number, created_at, user_id in facts:
        page_id = int(object_id)
        live_revision, published_at = live.get(page_id, (None, None))
        in_place = published_at and created_at > published_at  # as autosave saves
        if not live_revision or number > live_revision or in_place:
            found[page_id].add(user_id)
    return found
