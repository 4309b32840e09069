"""The one order in which acts take their locks, so that no two of them wait for each other:

1. the open requests of the pages, in the order of their numbers;
2. the pages, in the order of their numbers;
3. the heads of their agencies' registers.

All that an act changes besides (files, rows of the tree, entries of the index) comes after these,
while the head is held. An act asks its rules when it has its locks, never before.
"""

import logging
from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Site, TaskState, WorkflowState

from home.core.exceptions import ensure
from home.core.transactions import Overtaken
from ita.register.operations import lock_head, site_of

logger = logging.getLogger(__name__)


def lock_pages(page_ids: Iterable[int], site: Site | None = None) -> dict[int, Page]:
    """Lock pages with their open requests and registers; within the transaction of an act.

    Args:
        site: whose register is written; those of the pages, unless given.

    Returns:
        the pages as they are now, by their numbers; without those that are gone.

    Raises:
        Overtaken: a request began meanwhile (``home.core.transactions`` tries again).
    """
    numbers = sorted(set(page_ids))
    locked = set(
        _open_requests(numbers).select_for_update(no_key=True).values_list("pk", flat=True)
    )
    stored = Page.objects.select_for_update(no_key=True).filter(pk__in=numbers).order_by("pk")
    pages = {page.pk: _as_its_type(page) for page in list(stored)}
    if not set(_open_requests(numbers).values_list("pk", flat=True)) <= locked:
        raise Overtaken
    sites = [site] if site else [site_of(page) for page in pages.values()]
    for each in sorted(sites, key=lambda one: one.pk):
        lock_head(each)
    return pages


def lock_page(page_id: int) -> Page:
    """As ``lock_pages``, for one page.

    Raises:
        NotAllowed: it was deleted.
    """
    page = lock_pages([page_id]).get(page_id)
    ensure(None if page else why_gone())
    return page


def lock_request(request_id: int) -> WorkflowState:
    """The request as it is now, locked with its page.

    Raises:
        NotAllowed: its page was deleted.
    """
    pages = WorkflowState.objects.filter(pk=request_id).values_list("object_id", flat=True)
    lock_pages(map(int, pages))
    request = WorkflowState.objects.filter(pk=request_id).first()
    ensure(None if request else why_gone())
    return request


def lock_step(task_state: TaskState) -> TaskState:
    """The step as it is now, locked with its request and page.

    Raises:
        NotAllowed: its page was deleted.
    """
    lock_request(task_state.workflow_state_id)
    steps = TaskState.objects.select_related("task", "workflow_state", "revision")
    return steps.get(pk=task_state.pk)


def _as_its_type(page: Page) -> Page:
    """The bare page where its own data are damaged: that it was found stands on the register."""
    try:
        return page.specific
    except Exception:
        logger.exception("page %s cannot be read", page.pk)
        return page


def why_gone() -> str:
    return _("This page was deleted. Its acts stay on the register.")


def _open_requests(page_ids: list[int]) -> QuerySet[WorkflowState]:
    requests: QuerySet[WorkflowState] = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(number) for number in page_ids],
    )
    return requests.order_by("pk")
