from collections.abc import Iterable

from django.contrib.auth.models import User
from wagtail.permissions import ModelPermissionPolicy


class CasePermissionPolicy(ModelPermissionPolicy):
    """Who may answer cases may see them; nobody adds or deletes one, superusers included.

    Cases come from citizens, and what a citizen was told stays.
    """

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "change" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: User, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)
