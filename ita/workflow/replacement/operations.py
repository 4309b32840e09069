"""Replacing a file: all of it happens, or nothing. The old file stays what it is."""

from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import Overtaken, atomic_with_retry
from home.file_uses import pages_showing
from home.models import AgencyDocument
from home.sites import site_of_collection
from ita.register.enums import Act
from ita.register.operations import append
from ita.workflow import rules as publication_rules
from ita.workflow.enums import Replacement
from ita.workflow.locking import lock_pages
from ita.workflow.operations import request_publication
from ita.workflow.replacement import rules
from ita.workflow.replacement.content import swap
from ita.workflow.replacement.planning import PageResult, done_before, expected, why_no_page


def replace_file(
    old: AgencyDocument, new: AgencyDocument, user: User, reason: str
) -> list[PageResult]:
    """Store ``new`` as what supersedes ``old``, put it into a draft of each page that shows
    ``old``, and request the publication of those that change in nothing else.

    Args:
        new: a document with title and file that is not stored yet, validated.

    Returns:
        what became of each page.

    Raises:
        NotAllowed: the user may not, the file is the same, or no page can take it now.
        ValidationError: the file is not allowed.
    """
    try:
        return _replace(old, new, user, reason)
    except Exception:
        new.discard_bytes()
        raise


@atomic_with_retry
def _replace(old: AgencyDocument, new: AgencyDocument, user: User, reason: str) -> list[PageResult]:
    ensure(publication_rules.why_not_requester(user, site_of_collection(old.collection)))
    pages = lock_pages(page.pk for page in pages_showing(old))
    showing = pages_showing(old)
    if not {page.pk for page in showing} <= pages.keys():
        raise Overtaken
    old = AgencyDocument.objects.select_for_update(no_key=True).get(pk=old.pk)
    if done := done_before(old, new, user):
        return done
    _store(new, old, user)
    ensure(rules.why_not_other(old, new))
    results = [_carry_over(page, old, new, user, reason) for page in showing]
    ensure(why_no_page(results))
    return results


def _store(new: AgencyDocument, old: AgencyDocument, user: User) -> None:
    new.pk, new._state.adding = None, True  # a try before this one was rolled back
    new.supersedes, new.collection, new.uploaded_by_user = old, old.collection, user
    new.save()
    new.tags.add(*old.tags.all())


def _carry_over(
    page: Page, old: AgencyDocument, new: AgencyDocument, user: User, reason: str
) -> PageResult:
    details = {"old": _facts(old), "new": _facts(new)}
    planned = expected(page, old, user)
    if not planned.is_changed:
        return planned
    content = page.get_latest_revision_as_object()
    swap(content, old.pk, new.pk)
    return carry_over(page, content, planned, user, Act.FILE_REPLACED, reason, details)


def carry_over(
    page: Page,
    content: Page,
    planned: PageResult,
    user: User,
    act: Act,
    reason: str,
    details: dict[str, Any],
) -> PageResult:
    """Save ``content``, the changed latest state of ``page``, as its draft, and request the
    publication where that is ``planned``; within the transaction of the ``act``, which is recorded
    for the page. Returns what really became of it."""
    revision = content.save_revision(user=user, log_action=True, clean=False)
    append(act, page, user, reason=reason, revision=revision, details=details)
    if planned.result == Replacement.REQUESTED:
        try:
            request_publication(page, user)
        except NotAllowed as error:
            return replace(planned, result=Replacement.DRAFTED, reason=error.reason)
    return planned


def _facts(document: AgencyDocument) -> dict[str, Any]:
    return {
        "document": document.pk,
        "title": document.title,
        "name": document.original_filename,
        "sha256": document.sha256,
    }
