"""What the editor and the review screen show of the personal data in a page."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from home.core.components import RenderContext
from ita.monitoring.personal_data.rules import why_held_by, why_not_release
from ita.monitoring.personal_data.selectors import searched


class PersonalDataPart(Component):
    """Each place that was found, as the page was saved last; for the approver the way to release.

    In the editor it stands inside the editor's form, where no other form can.
    """

    template_name = "ita/admin/personal_data_part.html"

    def __init__(self, user: User, page: Page, in_editor: bool) -> None:
        self.user, self.page, self.in_editor = user, page, in_editor

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        content = self.page.get_latest_revision_as_object()
        parts = searched(content, self.page.get_site())
        holds = any(part.holds for part in parts)
        return {
            "page": self.page,
            "in_editor": self.in_editor,
            "parts": parts,
            "why_held": why_held_by(parts),
            "unknown": any(part.is_unknown for part in parts),
            "why_not_release": why_not_release(self.user, self.page) if holds else None,
            "csrf_token": parent_context.get("csrf_token"),
        }
