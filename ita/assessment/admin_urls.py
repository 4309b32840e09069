from django.urls import include, path

from ita.assessment.papers import ItemBundle
from ita.assessment.views.evidence import EvidenceAddView, EvidenceEditView, EvidenceRemoveView
from ita.assessment.views.finding import AcceptView, FindPageView
from ita.assessment.views.framework import FinishDraftView, FrameworkView
from ita.assessment.views.frameworks import (
    FrameworkDraftView,
    FrameworkEditionView,
    FrameworkFormView,
    FrameworkImportView,
    FrameworkLoadView,
    FrameworkWorkbookView,
)
from ita.assessment.views.item import ItemView
from ita.assessment.views.item_editor import ItemEditView
from ita.assessment.views.mapping import LinkFoundView, MappingView
from ita.assessment.views.page import PageChoiceView, PageEvidenceView
from ita.assessment.views.verdict import VerdictView
from ita.assessment.views.wording import (
    HandbookView,
    ItemWordingView,
    TakeOverView,
    WordingFileView,
    WordingView,
)

urlpatterns = [
    path("papers/item/<int:item_id>.zip", ItemBundle.as_view(), name="ita_papers_item"),
    path("", include("ita.assessment.board.admin_urls")),
    path("", include("ita.assessment.rollover.admin_urls")),
    path("", include("ita.assessment.assessor.admin_urls")),
    path("item/<int:item_id>/", ItemView.as_view(), name="ita_item"),
    path("item/<int:item_id>/edit/", ItemEditView.as_view(), name="ita_item_edit"),
    path("item/<int:item_id>/confirm/", ItemWordingView.as_view(), name="ita_item_confirm"),
    path("item/<int:item_id>/verdict/", VerdictView.as_view(), name="ita_verdict"),
    path(
        "item/<int:item_id>/verdict/<int:element_id>/",
        VerdictView.as_view(),
        name="ita_element_verdict",
    ),
    path("wording/<int:framework_id>/", WordingView.as_view(), name="ita_wording"),
    path("wording/<int:framework_id>/file/", WordingFileView.as_view(), name="ita_wording_file"),
    path("wording/<int:framework_id>/handbook/", HandbookView.as_view(), name="ita_handbook"),
    path(
        "wording/<int:framework_id>/take-over/",
        TakeOverView.as_view(),
        name="ita_wording_take_over",
    ),
    path("item/<int:item_id>/add/", EvidenceAddView.as_view(), name="ita_evidence_add"),
    path("item/<int:item_id>/find/", FindPageView.as_view(), name="ita_evidence_find"),
    path("item/<int:item_id>/accept/", AcceptView.as_view(), name="ita_evidence_accept"),
    path("mapping/<int:framework_id>/", MappingView.as_view(), name="ita_evidence_mapping"),
    path(
        "mapping/<int:framework_id>/found/",
        LinkFoundView.as_view(),
        name="ita_evidence_link_found",
    ),
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
    path("frameworks/import/draft/", FrameworkDraftView.as_view(), name="ita_framework_draft"),
    path("frameworks/form/", FrameworkFormView.as_view(), name="ita_framework_form"),
    path("frameworks/<int:framework_id>/", FrameworkView.as_view(), name="ita_framework"),
    path(
        "frameworks/<int:framework_id>/finish/",
        FinishDraftView.as_view(),
        name="ita_framework_finish",
    ),
    path(
        "frameworks/<int:framework_id>/edition/",
        FrameworkEditionView.as_view(),
        name="ita_framework_edition",
    ),
    path(
        "frameworks/workbook/<int:framework_id>/",
        FrameworkWorkbookView.as_view(),
        name="ita_framework_workbook",
    ),
]
