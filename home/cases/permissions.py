"""Who reads what citizens sent, as cases and as answers to surveys: personal data."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Site
from wagtail.permissions import ModelPermissionPolicy

from home.core.duties import Group, group_name
from home.core.exceptions import ensure
from home.core.users import AnyUser
from home.sites import agency_site


def agencies_read_by(user: AnyUser) -> list[Site]:
    """The agencies whose citizens' words ``user`` may read. A permission that some group was given
    is not enough: who reads personal data is named, by the duty of a post."""
    sites = Site.objects.select_related("root_page")
    return [site for site in sites if may_read(user, site)] if isinstance(user, User) else []


def may_read(user: AnyUser, site: Site) -> bool:
    """Whether ``user`` may read what citizens sent to the agency."""
    if not isinstance(user, User) or not user.is_active:
        return False
    return user.is_superuser or _is_named(user, site)


def why_not_read(user: AnyUser, site: Site) -> str | None:
    """Why ``user`` cannot read what citizens sent to the agency."""
    if may_read(user, site):
        return None
    return _("Only the officers who receive cases can read what citizens sent.")


def _is_named(user: User, site: Site) -> bool:
    prefetch_related_objects([user], "groups")
    wanted = group_name(Group.CASE_OFFICERS, site)
    return any(group.name == wanted for group in user.groups.all())


class CitizensWords(View):
    """A screen that shows them: of the agency that is asked, to those who may read them."""

    needs_duty = False  # in publication, which the check before the admin asks for

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ensure(why_not_read(request.user, agency_site(request)))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)  # type: ignore[assignment]
        return response


class CasePermissionPolicy(ModelPermissionPolicy):
    """Who may read cases answers them; nobody adds or deletes one, superusers included.

    Cases come from citizens, and what a citizen was told stays. Of which agency is asked by
    ``CitizensWords``.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "change" and _is_reader(user)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


def _is_reader(user: User) -> bool:
    """Asked for each row of a list, so without a query for each."""
    if user.is_superuser or not user.is_active:
        return user.is_active
    prefetch_related_objects([user], "groups")
    return any(group.name.startswith(Group.CASE_OFFICERS.value) for group in user.groups.all())
