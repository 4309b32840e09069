from http import HTTPStatus
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.log_actions import LogFormatter
from wagtail.models import Page

from home.admin_home import NewPagePanel
from home.cases.viewset import CASE_HANDLED, CaseViewSet
from home.models import AgencyDocument, CaseState, OnlineFormPage
from home.models.base import TAKEN_DOWN
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


@hooks.register("filter_form_submissions_for_user")
def cases_are_no_plain_submissions(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    """Wagtail's list of submissions would let every author read, export and delete cases."""
    return pages.exclude(pk__in=OnlineFormPage.objects.values("pk"))


@hooks.register("before_serve_page")
def say_taken_down(
    page: Page, request: HttpRequest, args: Any, kwargs: dict[str, Any]
) -> HttpResponse | None:
    """410, not 404: the address was right, and what became of the page is no secret."""
    if not kwargs.get(TAKEN_DOWN):
        return None
    return render(request, "home/gone.html", {"page": page}, status=HTTPStatus.GONE)


@hooks.register("before_serve_document")
def keep_drafts_files_private(document: AgencyDocument, request: HttpRequest) -> None:
    """Before a live page shows it, only officers open a file; to others it is not there."""
    if document.public_since is None and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404


@hooks.register("construct_homepage_panels")
def offer_new_pages(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, NewPagePanel())


@hooks.register("construct_help_menu")
def keep_help_at_home(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's guides are in English and on another site."""
    menu_items[:] = [item for item in menu_items if not getattr(item, "url", "").startswith("http")]
