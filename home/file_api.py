"""The admin's API of files tells an account only of those that it may choose or work with.

Wagtail's own tells everybody who may enter the admin of all of them (wagtail/wagtail, documents and
images ``api/admin/views.py``, 7.4); these go when it asks the permission policy there.
"""

from typing import Any

from django.db.models import QuerySet
from wagtail import hooks
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as images_policy

ACTIONS = ["choose", "add", "change", "delete"]


class PermittedDocuments(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return _permitted(super().get_queryset(), documents_policy, self.request, "document")


class PermittedImages(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return _permitted(super().get_queryset(), images_policy, self.request, "image")


def _permitted(files: QuerySet[Any], policy: Any, request: Any, kind: str) -> QuerySet[Any]:
    """Also without what no chooser offers, such as signed papers."""
    allowed = policy.instances_user_has_any_permission_for(request.user, ACTIONS)
    files = files.filter(pk__in=allowed.values("pk"))
    for fn in hooks.get_hooks(f"construct_{kind}_chooser_queryset"):
        files = fn(files, request)
    return files
