from http import HTTPStatus
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogFormatter
from wagtail.models import Collection, Page

from home import file_routes, file_serving
from home.admin_home import NewPagePanel, TranslationsBehindPanel
from home.cases import answers
from home.cases.answers import ANSWERS_DELETED, ANSWERS_READ
from home.cases.permissions import agencies_read_by
from home.cases.viewset import CASE_HANDLED, CASE_READ, CaseViewSet
from home.file_api import PermittedDocuments, PermittedImages
from home.file_uses import file_numbers, why_foreign
from home.forms.pages import SAVE_HOOK
from home.models import AgencyDocument, AgencySettings, CaseState, SurveyPage
from home.models.base import TAKEN_DOWN
from home.models.files import StoredFile
from home.sites import pages_of
from home.viewsets import UnitViewSet


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[ViewSet]:
    return [CaseViewSet(), UnitViewSet()]


@hooks.register("register_log_actions")
def register_log_actions(actions: Any) -> None:
    @actions.register_action(CASE_HANDLED)
    class CaseHandledFormatter(LogFormatter):
        label = gettext_lazy("Handle a case")

        def format_message(self, log_entry: Any) -> str:
            state = CaseState(log_entry.data["state"])
            return _("State set to: %(state)s") % {"state": state.label}

    actions.register_action(CASE_READ, gettext_lazy("Read a case"), gettext_lazy("Case read"))
    actions.register_action(
        ANSWERS_DELETED, gettext_lazy("Delete answers"), gettext_lazy("Answers deleted")
    )

    @actions.register_action(ANSWERS_READ)
    class AnswersReadFormatter(LogFormatter):
        label = gettext_lazy("Read answers")

        def format_message(self, log_entry: Any) -> str:
            if export := log_entry.data["export"]:
                return _("Answers exported as %(kind)s") % {"kind": export.upper()}
            return _("Answers read")


@hooks.register("filter_form_submissions_for_user")
def answers_are_for_case_officers(user: User, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Of surveys alone, for all who may read them: Wagtail's list would let every author read,
    export and delete answers, and cases too."""
    surveys: QuerySet[Page] = Page.objects.none()
    for site in agencies_read_by(user):
        surveys = surveys | pages_of(site)
    return surveys.filter(pk__in=SurveyPage.objects.values("pk"))


@hooks.register("before_serve_page")
def say_taken_down(
    page: Page, request: HttpRequest, args: Any, kwargs: dict[str, Any]
) -> HttpResponse | None:
    """410, not 404: the address was right, and what became of the page is no secret."""
    if not kwargs.get(TAKEN_DOWN):
        return None
    return render(request, "home/gone.html", {"page": page}, status=HTTPStatus.GONE)


@hooks.register("construct_admin_api", order=1)  # in the place of Wagtail's
def permit_files(router: Any) -> None:
    router.register_endpoint("documents", PermittedDocuments)
    router.register_endpoint("images", PermittedImages)


hooks.register("register_admin_urls", answers.admin_urls, order=-1)
hooks.register("register_admin_urls", file_routes.admin_urls, order=-1)
hooks.register("register_bulk_action", file_routes.DeleteDocuments, order=1)  # in Wagtail's place
hooks.register("register_bulk_action", file_routes.DeleteImages, order=1)
hooks.register("before_serve_document", file_serving.keep_private)
hooks.register("before_serve_document", file_serving.say_superseded)
hooks.register("before_serve_document", file_serving.say_missing)


@hooks.register("construct_document_chooser_queryset")
def ask_for_all_collections_at_once(
    documents: QuerySet[AgencyDocument], request: HttpRequest
) -> QuerySet[AgencyDocument]:
    """Where there are several, Wagtail's chooser names the collection of each file."""
    return documents.select_related("collection")


@hooks.register("describe_collection_contents")
def keep_agencys_collection(collection: Collection) -> dict[str, Any] | None:
    """Wagtail deletes only a collection of which no hook says that something is in it."""
    agency = AgencySettings.objects.filter(collection=collection).first()
    if agency is None:
        return None
    words = _("all files of %(agency)s") % {"agency": agency.name}
    return {"count": 1, "count_text": words, "url": None}


@hooks.register(SAVE_HOOK)
def refuse_foreign_files(page: Page, chosen: list[Any], place: Page) -> str | None:
    """Whose numbers were forged: the editor would tell their titles, and publishing opens them."""
    files = file_numbers(page)
    for value in chosen:
        if isinstance(value, StoredFile):
            files[type(value)].add(value.pk)
    return why_foreign(files, place.get_site())


@hooks.register("construct_homepage_panels")
def offer_new_pages(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, NewPagePanel())
    panels.append(TranslationsBehindPanel())


@hooks.register("construct_help_menu")
def keep_help_at_home(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's guides are in English and on another site."""
    menu_items[:] = [item for item in menu_items if not getattr(item, "url", "").startswith("http")]
