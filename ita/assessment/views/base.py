from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy

from home.core.users import AnyUser, OfficerRequest
from home.sites import agency_site
from ita.assessment.models import Evidence, Framework, Item


class AssessmentScreen(
    PermissionCheckedMixin,
    WagtailAdminTemplateMixin,
    TemplateResponseMixin,  # Wagtail's mixin is made of these two, which mypy cannot see
    ContextMixin,
    View,
):
    """A screen for those who may see evidence; ``request.user`` is one of them."""

    permission_policy: ModelPermissionPolicy = ModelPermissionPolicy(Evidence)
    permission_required = "view"
    header_icon = "clipboard-list"
    request: OfficerRequest

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

    def coverage_step(self, framework: Framework) -> tuple[str, str]:
        url = reverse("ita_coverage") + f"?framework={framework.pk}"
        return (url, f"{_('Evidence coverage')} {framework}")

    def item_step(self, item: Item) -> tuple[str, str]:
        return (reverse("ita_item", args=[item.pk]), item.code)


def may(user: AnyUser, action: str, model: type[Model] = Evidence) -> bool:
    return bool(ModelPermissionPolicy(model).user_has_permission(user, action))
