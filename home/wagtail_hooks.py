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
from wagtail.models import Page

from home import file_routes, file_serving
from home.admin_home import NewPagePanel
from home.cases.viewset import CASE_HANDLED, CaseViewSet
from home.models import CaseState, OnlineFormPage
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
def cases_are_no_plain_submissions(user: User, pages: QuerySet[Page]) -> QuerySet[Page]:
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


hooks.register("register_admin_urls", file_routes.admin_urls, order=-1)
hooks.register("register_bulk_action", file_routes.DeleteDocuments, order=1)  # in Wagtail's place
hooks.register("register_bulk_action", file_routes.DeleteImages, order=1)
hooks.register("before_serve_document", file_serving.keep_private)
hooks.register("before_serve_document", file_serving.say_superseded)
hooks.register("before_serve_document", file_serving.say_missing)


@hooks.register("construct_homepage_panels")
def offer_new_pages(request: HttpRequest, panels: list[Any]) -> None:
    panels.insert(0, NewPagePanel())


@hooks.register("construct_help_menu")
def keep_help_at_home(request: HttpRequest, menu_items: list[Any]) -> None:
    """Wagtail's guides are in English and on another site."""
    menu_items[:] = [item for item in menu_items if not getattr(item, "url", "").startswith("http")]
