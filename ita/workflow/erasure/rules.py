"""Who closes a file at once, who erases for good, and if not, why."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site

from home.core.duties import Group
from home.models.files import StoredFile
from ita.integrity.models import Seal
from ita.people.rules import holds, why_not_on_duty, why_without_post
from ita.register.history import page_status

MAY_CLOSE = (Group.APPROVERS, Group.WEBMASTERS, Group.REQUESTERS)


def why_not_close(user: User, site: Site | None) -> str | None:
    """Why ``user`` cannot close a file of the agency to the public. A leak does not wait: whoever
    may bring the file back in another edition closes it, and the approvers are told."""
    if any(holds(user, group, site) for group in MAY_CLOSE):
        return None
    return why_without_post(user, site) or _(
        "Only a requester, a webmaster or an approver closes a file."
    )


def why_not_erase(user: User, site: Site | None) -> str | None:
    """Why ``user`` cannot have personal data erased: an approver's act (design, invariant 4)."""
    otherwise = _("Only an approver erases for good.")
    return why_not_on_duty(user, Group.APPROVERS, site, otherwise)


def why_nothing_to_close(files: Iterable[StoredFile]) -> str | None:
    if any(not stored.closed_by for stored in files):
        return None
    return _("Choose a file that is not closed yet.")


def why_nothing_to_erase(found: Iterable[object]) -> str | None:
    if any(found):
        return None
    return _("There is nothing left to erase. Choose what is not erased yet.")


def why_not_understood(is_understood: bool) -> str | None:
    if is_understood:
        return None
    return _("Please confirm that you know that nobody can bring it back.")


def why_not_these(page: Page, revisions: Iterable[Revision]) -> str | None:
    """Why the words of ``revisions`` of ``page`` (specific) stay: the public reads them now."""
    numbers = {revision.pk for revision in revisions}
    if not page.live:
        return None
    if page.live_revision_id in numbers or _live_hash(page) in set(hashes_of(page, numbers)):
        return _(
            "The public reads this edition now. Publish a corrected one first, or take the page "
            "down; then erase it."
        )
    return None


def hashes_of(page: Page, revisions: Iterable[int]) -> list[str]:
    """The hashes of the seals of these revisions whose texts are kept."""
    seals = Seal.objects.filter(page_id=page.pk, revision_id__in=revisions).exclude(content="")
    return sorted(set(seals.values_list("sha256", flat=True)))


def _live_hash(page: Page) -> str:
    binding = page_status(page.pk).binding
    return binding.seal_sha256 if binding else ""
