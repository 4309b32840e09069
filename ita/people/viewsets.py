"""Users and groups. Whoever changes them could take any duty, or another's password, so a group
that was given these permissions still may not; and the groups that are duties keep their names."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy
from wagtail.users.forms import GroupForm
from wagtail.users.views import groups, users

from home.core.users import AnyUser
from home.thai.calendar import format_period
from ita.people.models import OfficerProfile, ReturnReason
from ita.people.rules import why_not_lose_group, why_not_manage_people


class AdministratorsOnly(ModelPermissionPolicy):
    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return why_not_manage_people(user) is None

    def user_has_any_permission(self, user: AnyUser, actions: Iterable[str]) -> bool:
        return why_not_manage_people(user) is None


class UserViewSet(users.UserViewSet):
    permission_policy = AdministratorsOnly(User)


class DutyGroupForm(GroupForm):
    def clean_name(self) -> str:
        name: str = super().clean_name()
        before = AuthGroup.objects.filter(pk=self.instance.pk).first()
        if before and name != before.name and (reason := why_not_lose_group(before)):
            raise ValidationError(reason)
        return name


class DeleteGroupView(groups.DeleteView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if reason := why_not_lose_group(self.get_object()):
            messages.error(request, reason)
            return redirect(self.index_url_name)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class GroupViewSet(groups.GroupViewSet):
    permission_policy = AdministratorsOnly(AuthGroup)
    delete_view_class = DeleteGroupView

    def get_form_class(self, for_update: bool = False) -> type[GroupForm]:
        return DutyGroupForm


class PeriodColumn(Column):
    def get_value(self, instance: OfficerProfile) -> str:
        return format_period(instance.valid_from, instance.valid_until)


class OfficerProfileViewSet(ModelViewSet):
    """Who holds which post, by which order, from when until when."""

    model = OfficerProfile
    name = "officer_posts"
    icon = "user"
    menu_label = _("Officers' posts")
    add_to_settings_menu = True
    panels = [
        FieldPanel("user"),
        FieldPanel("full_name"),
        FieldPanel("position"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("order_number")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]
    list_display = ["full_name", "position", "unit", PeriodColumn("period", label=_("Period"))]
    search_fields = ["full_name", "position"]
    search_backend_name = None


class ReturnReasonViewSet(ModelViewSet):
    """The agency's list of reasons for return and refusal."""

    model = ReturnReason
    name = "return_reasons"
    icon = "list-ul"
    menu_label = _("Reasons for return")
    add_to_settings_menu = True
    copy_view_enabled = False
    panels = [FieldPanel(name) for name in ("site", "text", "code", "active", "sort_order")]
    list_display = ["text", "code", "active", "site"]
    search_fields = ["text", "code"]
    search_backend_name = None
