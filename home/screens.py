"""What screens of one agency have in common, whoever may open them."""

from collections.abc import Callable
from typing import Any

from django.utils.functional import cached_property
from wagtail.models import Site

from home.sites import agency_site


class AgencyScreenMixin:
    """The agency for which the officer works, and the way to where they are."""

    request: Any  # OfficerRequest
    breadcrumbs_items: list[dict[str, Any]]
    get_page_title: Callable[[], Any]
    get_page_subtitle: Callable[[], Any]

    @cached_property
    def site(self) -> Site:
        return agency_site(self.request)

    def trail(self) -> list[tuple[str, str]]:
        """(address, label) of what stands between the first screen and this one."""
        return []

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = [{"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]
        steps = [{"url": url, "label": label} for url, label in self.trail()]
        return [*self.breadcrumbs_items, *steps, *here]
