"""What becomes of each page when a file is replaced: foretold before, reported after."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.file_uses import drafts_showing, pages_showing
from home.models import AgencyDocument
from ita.workflow.enums import Replacement
from ita.workflow.replacement import rules
from ita.workflow.rules import is_under_review


@dataclass(frozen=True)
class PageResult:
    """What happened to a page, and why no more than that."""

    page_id: int
    title: str
    result: Replacement
    reason: str = ""

    @property
    def review_url(self) -> str:
        return reverse("ita_review", args=[self.page_id])

    @property
    def is_changed(self) -> bool:
        return self.result != Replacement.UNTOUCHED


def plan(old: AgencyDocument, user: User) -> list[PageResult]:
    """What ``user`` replacing ``old`` would do, page by page."""
    return [expected(page, old, user) for page in pages_showing(old)]


def expected(page: Page, old: AgencyDocument, user: User) -> PageResult:
    return result_of(page, rules.why_untouched(user, page, old))


def result_of(page: Page, why_untouched: str | None) -> PageResult:
    """What becomes of ``page``, which takes what is new unless there is a reason against it."""
    if why_untouched:
        return PageResult(page.pk, page.draft_title, Replacement.UNTOUCHED, why_untouched)
    if reason := rules.why_only_draft(page):
        return PageResult(page.pk, page.draft_title, Replacement.DRAFTED, reason)
    return PageResult(page.pk, page.draft_title, Replacement.REQUESTED)


def done_before(old: AgencyDocument, new: AgencyDocument, user: User) -> list[PageResult]:
    """What became of each page when ``user`` replaced ``old`` by this very file a moment ago: a
    second click. ``new`` then bears the number of what was stored; nothing where it was not."""
    same = old.successors.filter(sha256=new.sha256 or None, uploaded_by_user=user).last()
    if same is None:
        return []
    new.pk = same.pk
    results = []
    for page in drafts_showing(same):
        asked = Replacement.REQUESTED if is_under_review(page) else Replacement.DRAFTED
        results.append(PageResult(page.pk, page.draft_title, asked))
    return results


def why_no_page(results: list[PageResult]) -> str | None:
    """Why there is nothing to replace: no page shows the file, or none can take another now."""
    if not results:
        return _("No page shows this file, so there is nothing to replace.")
    return why_none_changed(results)


def why_none_changed(results: list[PageResult]) -> str | None:
    """Why no page can take what is new now."""
    if any(result.is_changed for result in results):
        return None
    named = " · ".join(f"“{result.title}”: {result.reason}" for result in results)
    return _("Nothing was replaced. %(pages)s") % {"pages": named}
