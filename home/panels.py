"""Panels of the page editor."""

from typing import Any

from django.forms import Media
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from wagtail import hooks
from wagtail.admin.panels import Panel
from wagtail.admin.ui.components import Component

from home.core.components import RenderContext

PAGE_STATE_HOOK = "register_page_state_panel"


class PageStatePanel(Panel):
    """Shows what other apps know of the page: its request, the indicators that it proves.

    An app contributes a function ``(request, page) -> wagtail Component`` through the hook
    ``register_page_state_panel``, so that ``home`` need not know the app.
    """

    class BoundPanel(Panel.BoundPanel):
        template_name = "home/admin/page_state_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and bool(hooks.get_hooks(PAGE_STATE_HOOK))

        @cached_property
        def parts(self) -> list[Component]:
            return [fn(self.request, self.instance) for fn in hooks.get_hooks(PAGE_STATE_HOOK)]

        @property
        def media(self) -> Media:
            return sum((part.media for part in self.parts), Media()) if self.is_shown() else Media()

        def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["states"] = [mark_safe(part.render_html(context)) for part in self.parts]
            return context
