from django.urls import path

from ita.assessment.papers import ItemBundle
from ita.assessment.views.coverage import CoverageView
from ita.assessment.views.evidence import EvidenceAddView, EvidenceEditView, EvidenceRemoveView
from ita.assessment.views.frameworks import (
    FrameworkImportView,
    FrameworkLoadView,
    FrameworkWorkbookView,
)
from ita.assessment.views.item import ConfirmWordingView, ItemView
from ita.assessment.views.item_editor import ItemEditView
from ita.assessment.views.page import PageChoiceView, PageEvidenceView

urlpatterns = [
    path("papers/item/<int:item_id>.zip", ItemBundle.as_view(), name="ita_papers_item"),
    path("coverage/", CoverageView.as_view(), name="ita_coverage"),
    path("item/<int:item_id>/", ItemView.as_view(), name="ita_item"),
    path("item/<int:item_id>/edit/", ItemEditView.as_view(), name="ita_item_edit"),
    path("item/<int:item_id>/confirm/", ConfirmWordingView.as_view(), name="ita_item_confirm"),
    path("item/<int:item_id>/add/", EvidenceAddView.as_view(), name="ita_evidence_add"),
    path("evidence/<int:evidence_id>/", EvidenceEditView.as_view(), name="ita_evidence_edit"),
    path(
        "evidence/<int:evidence_id>/remove/",
        EvidenceRemoveView.as_view(),
        name="ita_evidence_remove",
    ),
    path("evidence/page/", PageChoiceView.as_view(), name="ita_page_choice"),
    path("evidence/page/<int:page_id>/", PageEvidenceView.as_view(), name="ita_page_evidence"),
    path("frameworks/import/", FrameworkImportView.as_view(), name="ita_framework_import"),
    path("frameworks/import/load/", FrameworkLoadView.as_view(), name="ita_framework_load"),
    path(
        "frameworks/workbook/<int:framework_id>/",
        FrameworkWorkbookView.as_view(),
        name="ita_framework_workbook",
    ),
]
