from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic.base import ContextMixin, TemplateResponseMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from home.core.users import AnyUser, OfficerRequest
from home.screens import AgencyScreenMixin
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Framework, Item


class AssessmentScreen(
    AgencyScreenMixin,
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

    def coverage_step(self, framework: Framework) -> tuple[str, str]:
        url = reverse("ita_board") + f"?framework={framework.pk}"
        return (url, f"{_('Board')} {framework}")

    def item_step(self, item: Item) -> tuple[str, str]:
        return (reverse("ita_item", args=[item.pk]), item.code)


def may(user: AnyUser, action: str, model: type[Model] = Evidence) -> bool:
    return bool(ModelPermissionPolicy(model).user_has_permission(user, action))
