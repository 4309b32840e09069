"""Users and groups. Whoever changes them could take any duty, or another's password, so a group
that was given these permissions still may not; and the groups that are duties keep their names."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group as AuthGroup
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.permissions import ModelPermissionPolicy
from wagtail.users.forms import GroupForm
from wagtail.users.views import groups, users

from ita.publication.people.rules import why_not_lose_group, why_not_manage_people


class AdministratorsOnly(ModelPermissionPolicy):
    def user_has_permission(self, user: Any, action: str) -> bool:
        return why_not_manage_people(user) is None

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return why_not_manage_people(user) is None


class UserViewSet(users.UserViewSet):
    permission_policy = AdministratorsOnly(get_user_model())


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
