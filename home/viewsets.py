"""Lists that each agency keeps for itself, in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies.sites import SitePermissionPolicy

from home.models import Unit
from home.sites import agency_site


class AgencyIndexView(generic.IndexView):
    """What belongs to the agency for which the officer works."""

    def get_base_queryset(self) -> "QuerySet[Any, Any]":
        rows: QuerySet[Any, Any] = super().get_base_queryset()
        return rows.filter(site=agency_site(self.request))


class AgencyCreateView(generic.CreateView):
    """What is new belongs to the agency for which the officer works."""

    def get_initial_form_instance(self) -> Model:
        instance: Model = self.model(site=agency_site(self.request))
        return instance


class AgencyForm(WagtailAdminModelForm):
    """Asks for no site, and yet what must be once in an agency is compared with its others."""

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, ValidationError(error.messages))


class AgencyViewSet(ModelViewSet):
    """For a model with a ``site``, which its form does not ask for; permissions are given for a
    site, by ``GroupSitePermission``."""

    index_view_class = AgencyIndexView
    add_view_class = AgencyCreateView
    copy_view_enabled = False
    search_backend_name = None

    def get_edit_handler(self) -> ObjectList:
        return ObjectList(self.panels, base_form_class=AgencyForm).bind_to_model(self.model)

    @cached_property
    def permission_policy(self) -> SitePermissionPolicy:
        return SitePermissionPolicy(self.model)


class UnitViewSet(AgencyViewSet):
    model = Unit
    name = "unit"
    icon = "group"
    menu_label = _("Units")
    menu_order = 250
    add_to_settings_menu = True
    list_display = ["name", "sort_order"]
    search_fields = ["name"]
    panels = [FieldPanel("name"), FieldPanel("sort_order")]
