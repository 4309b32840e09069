"""Accounts and posts. Whoever changes them could take any duty, or another's password, so a group
that was given these permissions still may not."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import get_text_list
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy
from wagtail.users.forms import UserCreationForm, UserEditForm, UserForm
from wagtail.users.views import groups, users

from home.core.users import AnyUser
from home.thai.calendar import format_period
from home.viewsets import AgencyViewSet
from ita.people.components import posts_parts
from ita.people.models import OfficerProfile, ReturnReason
from ita.people.persons import others_of
from ita.people.rules import why_not_manage_people


class AdministratorsOnly(ModelPermissionPolicy):
    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return why_not_manage_people(user) is None

    def user_has_any_permission(self, user: AnyUser, actions: Iterable[str]) -> bool:
        return why_not_manage_people(user) is None


class UserFilterSet(users.UserFilterSet):
    """Duties belong to posts: the groups that mirror them are nobody's business."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.filters["group"]


class UserIndexView(users.IndexView):
    """Accounts are changed one by one: no boxes for many at once."""

    @cached_property
    def columns(self) -> list[Column]:
        columns = super().columns
        return [each for each in columns if not isinstance(each, BulkActionsCheckboxColumn)]


class AccountCreationForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields - {"groups"}


class AccountEditForm(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields - {"groups"}


class UserViewSet(users.UserViewSet):
    """Accounts: who may log in. What they may do comes with their posts."""

    permission_policy = AdministratorsOnly(User)
    filterset_class = UserFilterSet
    index_view_class = UserIndexView
    create_template_name = "ita/admin/user_create.html"
    edit_template_name = "ita/admin/user_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[UserForm]:
        return AccountEditForm if for_update else AccountCreationForm


class NobodyPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return False

    def user_has_any_permission(self, user: AnyUser, actions: Iterable[str]) -> bool:
        return False


class GroupViewSet(groups.GroupViewSet):
    """Groups mirror the duties of the posts (``people.groups``): no screen changes them."""

    permission_policy = NobodyPolicy(AuthGroup)


class PostPolicy(AdministratorsOnly):
    """A post that was held ends on a day; it is never deleted."""

    def user_has_permission(self, user: AnyUser, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class PeriodColumn(Column):
    def get_value(self, instance: OfficerProfile) -> str:
        return format_period(instance.valid_from, instance.valid_until)


class PostIndexView(generic.IndexView):
    template_name = "ita/admin/posts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"parts": posts_parts(self.request)}

    def get_base_queryset(self) -> Any:
        rows = super().get_base_queryset()
        return rows.select_related("site", "unit").prefetch_related("duties")


class WarnsOfDoubles:
    """Tells whose other accounts the saved post's account counts with."""

    request: HttpRequest

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        if others := others_of(form.instance):
            words = gettext("Other accounts bear this name and count as the same person: %(names)s")
            names = get_text_list([str(other) for other in others], gettext("and"))
            messages.warning(self.request, words % {"names": names})
        return response


class PostCreateView(WarnsOfDoubles, generic.CreateView):
    pass


class PostEditView(WarnsOfDoubles, generic.EditView):
    pass


class OfficerProfileViewSet(ModelViewSet):
    """Who holds which post in which agency, with which duties, by which order, from when until
    when."""

    model = OfficerProfile
    name = "officer_posts"
    icon = "user"
    menu_label = _("Officers' posts")
    add_to_settings_menu = True
    copy_view_enabled = False
    permission_policy = PostPolicy(OfficerProfile)
    index_view_class = PostIndexView
    add_view_class = PostCreateView
    edit_view_class = PostEditView
    panels = [
        FieldPanel("user"),
        FieldPanel("full_name"),
        FieldPanel("site"),
        FieldPanel("position"),
        FieldPanel("duties"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("order_number")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
    ]
    list_display = [
        "full_name",
        "position",
        Column(
            "duties", label=_("duties"), accessor=lambda post: post.duties_in_words or _("None")
        ),
        Column("site", label=_("agency"), accessor="site.site_name"),
        PeriodColumn("period", label=_("Period")),
    ]
    list_filter = ["site"]
    search_fields = ["full_name", "position"]
    search_backend_name = None


class ReturnReasonViewSet(AgencyViewSet):
    """The agency's list of reasons for return and refusal."""

    model = ReturnReason
    name = "return_reasons"
    icon = "list-ul"
    menu_label = _("Reasons for return")
    add_to_settings_menu = True
    panels = [FieldPanel(name) for name in ("text", "code", "active", "sort_order")]
    list_display = ["text", "code", "active"]
    search_fields = ["text", "code"]
