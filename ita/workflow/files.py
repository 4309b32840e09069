"""The files of a page as the officers' screens list them."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.models import Page

from home.file_uses import closed_files, missing_files
from ita.workflow import rules


def files_context(content: Page, user: User) -> dict[str, Any]:
    """What ``ita/admin/files.html`` shows of ``content``, a saved state of a page."""
    return {
        "files": getattr(content, "files", []),
        "missing": missing_files(content),
        "closed": closed_files(content),
        "can_replace": rules.why_not_requester(user, content.get_site()) is None,
    }
