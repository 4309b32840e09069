"""The frame of the board's screens: which agency, which list, who may open them."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.screens import OfficerScreen
from home.sites import agency_site
from ita.assessment.board.rules import why_not_assign, why_not_see
from ita.assessment.models import Framework, FrameworkQuerySet


class BoardScreen(OfficerScreen):
    """Open to every duty in the agency; shows nothing of another one."""

    header_icon = "clipboard-list"

    @cached_property
    def site(self) -> Site:
        return agency_site(self.request)

    def why_not_open(self) -> str | None:
        return why_not_see(self.request.user, self.site)

    @property
    def may_assign(self) -> bool:
        return why_not_assign(self.request.user, self.site) is None

    @property
    def lists(self) -> FrameworkQuerySet:
        """The agency's lists, the newest year first."""
        return Framework.objects.for_work(self.site)

    def find_list(self, number: str | int) -> Framework:
        """
        Raises:
            Http404: it is not one of the agency.
        """
        found = None
        if str(number).isascii() and str(number).isdigit() and len(str(number)) <= 18:
            found = self.lists.filter(pk=number).first()
        if found is None:
            raise Http404
        return found

    def trail(self) -> list[tuple[str, str]]:
        """(address, label) of what stands between the first screen and this one."""
        return []

    def board_step(self, framework: Framework) -> tuple[str, str]:
        url = f"{reverse('ita_board')}?framework={framework.pk}"
        return (url, f"{_('Board')} {framework}")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = [{"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}]
        steps = [{"url": url, "label": label} for url, label in self.trail()]
        return [*self.breadcrumbs_items, *steps, *here]
