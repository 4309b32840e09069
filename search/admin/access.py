"""Who may look after search."""

from wagtail.permission_policies import ModelPermissionPolicy

from home.core.users import AnyUser
from search.models import QuestionTotal, Rebuild, SynonymGroup

QUESTIONS = ModelPermissionPolicy(QuestionTotal)
REBUILDS = ModelPermissionPolicy(Rebuild)


class SynonymPermissionPolicy(ModelPermissionPolicy):
    """What was shipped is taken out of use, not deleted: an upgrade would bring it back."""

    def user_has_permission_for_instance(
        self, user: AnyUser, action: str, instance: SynonymGroup
    ) -> bool:
        if action == "delete" and instance.is_shipped:
            return False
        return bool(super().user_has_permission_for_instance(user, action, instance))


SYNONYMS = SynonymPermissionPolicy(SynonymGroup)


def may_read_questions(user: AnyUser) -> bool:
    return bool(QUESTIONS.user_has_permission(user, "view"))


def may_rebuild(user: AnyUser) -> bool:
    return bool(REBUILDS.user_has_permission(user, "add"))
