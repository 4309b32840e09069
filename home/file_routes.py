"""The admin's own ways to files, narrowed.

To delete one says in words why it stays: what keeps it is the signal
(``signal_handlers.keep_used_files``); alone it would be an error page. To put a picture into text
is for those who may choose it: Wagtail's own view (7.4) asks nobody.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from wagtail.admin import messages
from wagtail.documents.permissions import permission_policy as documents_policy
from wagtail.documents.views import documents
from wagtail.documents.views import multiple as many_documents
from wagtail.documents.views.bulk_actions import DeleteBulkAction as DeleteDocumentsAction
from wagtail.images.permissions import permission_policy as images_policy
from wagtail.images.views import images
from wagtail.images.views import multiple as many_images
from wagtail.images.views.bulk_actions import DeleteBulkAction as DeleteImagesAction
from wagtail.images.views.chooser import viewset as image_chooser

from home.file_uses import why_not_delete
from home.models import AgencyDocument, AgencyImage
from home.models.files import StoredFile

View = Callable[..., Any]
POLICIES = {AgencyDocument: documents_policy, AgencyImage: images_policy}
LISTS = {AgencyDocument: "wagtaildocs:index", AgencyImage: "wagtailimages:index"}
CONFLICT = 409


def admin_urls() -> list[Any]:
    """They stand before Wagtail's."""
    delete_document = kept(documents.DeleteView.as_view(), AgencyDocument)
    delete_image = kept(images.DeleteView.as_view(), AgencyImage)
    forget_document = kept(many_documents.DeleteView.as_view(), AgencyDocument)
    forget_image = kept(many_images.DeleteView.as_view(), AgencyImage)
    return [
        path("documents/delete/<int:document_id>/", delete_document),
        path("documents/multiple/<int:doc_id>/delete/", forget_document),
        path("images/<int:image_id>/delete/", delete_image),
        path("images/multiple/<int:image_id>/delete/", forget_image),
        path("images/chooser/<int:image_id>/select_format/", select_format),
    ]


def select_format(request: HttpRequest, image_id: int) -> HttpResponse:
    image = get_object_or_404(AgencyImage, pk=image_id)
    if not images_policy.user_has_permission_for_instance(request.user, "choose", image):
        raise PermissionDenied
    response: HttpResponse = image_chooser.select_format_view(request, image_id=image_id)
    return response


def kept(view: View, model: type[StoredFile]) -> View:
    """``view`` for files that nothing uses; for others, to those who may delete, the reason."""

    def delete(request: HttpRequest, **number: int) -> HttpResponse:
        stored = get_object_or_404(model, pk=next(iter(number.values())))
        policy = POLICIES[model]
        may = policy.user_has_permission_for_instance(request.user, "delete", stored)
        reason = why_not_delete(stored) if may else None
        if reason is None:
            response: HttpResponse = view(request, **number)
            return response
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            return JsonResponse({"success": False, "error_message": reason}, status=CONFLICT)
        messages.error(request, reason)
        return redirect(LISTS[model])

    return delete


class _KeepUsed:
    """Deletes none of the chosen files where one of them must stay."""

    def prepare_action(self, objects: list[StoredFile], objects_without_access: Any) -> Any:
        reasons = [reason for stored in objects if (reason := why_not_delete(stored))]
        for reason in reasons:
            messages.error(self.request, reason)  # type: ignore[attr-defined]
        if reasons:
            return redirect(self.next_url)  # type: ignore[attr-defined]
        return super().prepare_action(objects, objects_without_access)  # type: ignore[misc]


class DeleteDocuments(_KeepUsed, DeleteDocumentsAction):
    pass


class DeleteImages(_KeepUsed, DeleteImagesAction):
    pass
