"""The list of documents in the admin says which ones search finds by their words."""

from typing import Any

from django.urls import path
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.documents import IndexView

from home.models import AgencyDocument
from search.models import FileReading, ReadingState


class DocumentsView(IndexView):
    """Wagtail's list with one column more."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("file_reading")

    @property
    def columns(self) -> list[Column]:
        return [*super().columns, Column("file_reading", label=LABEL, accessor=_state)]


LABEL = FileReading._meta.get_field("outcome").verbose_name


def _state(document: AgencyDocument) -> str:
    reading = getattr(document, "file_reading", None)
    return str(ReadingState(reading.outcome if reading else ReadingState.WAITING).label)


def admin_urls() -> list[Any]:
    """They stand before Wagtail's, at its addresses."""
    return [
        path("documents/", DocumentsView.as_view()),
        path("documents/results/", DocumentsView.as_view(results_only=True)),
    ]
