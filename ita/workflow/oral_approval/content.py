"""What a word of mouth allowed: the saved state of then, and what it stands against."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest
from wagtail.models import Page, Revision, Site

from home.core.duties import Group
from ita.integrity.difference import Difference, difference_between
from ita.people.rules import holds
from ita.register.history import page_status
from ita.register.models import RegisterEntry


@dataclass(frozen=True)
class AllowedContent:
    """``before``: what is, or was, live in its place; None for a page that is new."""

    content: Page
    before: Page | None

    def difference(self, request: HttpRequest) -> Difference | None:
        return difference_between(self.before, self.content, request) if self.before else None


def allowed_content(entry: RegisterEntry) -> AllowedContent | None:
    """The content that the word of the row ``entry`` allowed; None where it is not stored any more.

    While it is live, it stands against what was live before.
    """
    content = _saved(entry)
    page = Page.objects.filter(pk=entry.page_id).first()
    if content is None or page is None:
        return None
    status = page_status(entry.page_id)
    request = status.request
    if request and request.request_id == entry.request_id:
        earlier = status.replaced.binding if status.replaced else None
        return AllowedContent(content, _saved(earlier) if earlier else None)
    return AllowedContent(content, page.specific if page.live else None)


def may_see_content(user: User, entry: RegisterEntry) -> bool:
    """Whether ``user`` may read what the word allowed, which need not be public."""
    site = Site.objects.filter(pk=entry.site_id).first()
    if holds(user, Group.APPROVERS, site):
        return True
    page = Page.objects.filter(pk=entry.page_id).first()
    return bool(page and page.permissions_for_user(user).can_edit())


def _saved(entry: RegisterEntry) -> Page | None:
    revision = Revision.objects.filter(pk=entry.revision_id, object_id=str(entry.page_id)).first()
    return revision.as_object() if revision else None
