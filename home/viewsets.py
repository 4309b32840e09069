from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Site

from home.models import Unit


class UnitForm(WagtailAdminModelForm):
    """Offers the website of the agency where there is only one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sites = list(Site.objects.all()[:2])
        if len(sites) == 1:
            self.initial.setdefault("site", sites[0].pk)


class UnitViewSet(ModelViewSet):
    model = Unit
    name = "unit"
    icon = "group"
    menu_label = _("Units")
    menu_order = 250
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ["name", "site", "sort_order"]
    search_fields = ["name"]
    search_backend_name = None
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("site"), FieldPanel("sort_order")],
        base_form_class=UnitForm,
    )
