from django.urls import path

from ita.workflow.changes.views import ChangeView, ThingView
from ita.workflow.drift.views import DriftView
from ita.workflow.erasure.views import EditionsView
from ita.workflow.faults.views import FaultsView
from ita.workflow.old_addresses.views import (
    OldAddressesView,
    OldAddressFaultsView,
    OldAddressListView,
)
from ita.workflow.oral_approval.views import (
    AllowedContentView,
    ConfirmationView,
    OralApprovalView,
)
from ita.workflow.redaction.file_view import FileView
from ita.workflow.redaction.views import (
    PagePictureView,
    RedactionStateView,
    RedactionView,
    RedactView,
)
from ita.workflow.removal.views import ArchiveView, DeleteView, TakeDownView
from ita.workflow.replacement.views import ReplacedView, ReplaceView
from ita.workflow.views import ReviewView, WorkView

urlpatterns = [
    path("changes/<int:change_id>/", ChangeView.as_view(), name="ita_change"),
    path("changes/<slug:kind>/<slug:key>/", ThingView.as_view(), name="ita_thing"),
    path("work/", WorkView.as_view(), name="ita_work"),
    path("review/<int:page_id>/", ReviewView.as_view(), name="ita_review"),
    path("faults/", FaultsView.as_view(), name="ita_faults"),
    path("drift/<int:page_id>/", DriftView.as_view(), name="ita_drift"),
    path("archive/<int:page_id>/", ArchiveView.as_view(), name="ita_archive"),
    path("take-down/<int:page_id>/", TakeDownView.as_view(), name="ita_take_down"),
    path("delete/<int:page_id>/", DeleteView.as_view(), name="ita_delete"),
    path(
        "oral-approval/<int:task_state_id>/", OralApprovalView.as_view(), name="ita_oral_approval"
    ),
    path("confirmation/<int:entry_id>/", ConfirmationView.as_view(), name="ita_confirmation"),
    path(
        "confirmation/<int:entry_id>/content/",
        AllowedContentView.as_view(),
        name="ita_allowed_content",
    ),
    path("files/<str:file_name>/", FileView.as_view(), name="ita_file"),
    path("editions/<int:page_id>/", EditionsView.as_view(), name="ita_editions"),
    path("redact/<int:document_id>/", RedactView.as_view(), name="ita_redact"),
    path(
        "redact/<int:document_id>/page/<int:number>/",
        PagePictureView.as_view(),
        name="ita_redact_page",
    ),
    path("redaction/<int:redaction_id>/", RedactionView.as_view(), name="ita_redaction"),
    path(
        "redaction/<int:redaction_id>/state/",
        RedactionStateView.as_view(),
        name="ita_redaction_state",
    ),
    path("old-addresses/", OldAddressesView.as_view(), name="ita_old_addresses"),
    path(
        "old-addresses/<int:old_address_list_id>/",
        OldAddressListView.as_view(),
        name="ita_old_address_list",
    ),
    path(
        "old-addresses/<int:old_address_list_id>/faults.csv",
        OldAddressFaultsView.as_view(),
        name="ita_old_address_faults",
    ),
    path("replace-file/<int:document_id>/", ReplaceView.as_view(), name="ita_replace_file"),
    path("replaced-file/<int:document_id>/", ReplacedView.as_view(), name="ita_replaced"),
]
