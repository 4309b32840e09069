"""Wagtail hooks of the papers; loaded by ita/wagtail_hooks.py."""

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page, Site

from home.core.screens import OfficerMenuItem
from home.core.users import OfficerRequest
from home.models import AgencyDocument
from ita.papers.components import PapersPart
from ita.papers.models import SignedScan
from ita.papers.selectors import papers_of
from ita.people.agencies import THINGS_HOOK, Whose
from ita.register.history import request_status
from ita.workflow.components import REQUEST_PART_HOOK


@hooks.register(REQUEST_PART_HOOK)
def show_papers(user: User, page: Page, in_editor: bool) -> PapersPart | None:
    papers = papers_of(page, user)
    return PapersPart(papers, in_editor) if papers else None


@hooks.register("register_reports_menu_item")
def register_papers_menu_item() -> MenuItem:
    return OfficerMenuItem(
        gettext_lazy("Papers of publication"),
        reverse("ita_papers"),
        name="ita-papers",
        icon_name="doc-full",
        order=11,
    )


@hooks.register("construct_document_chooser_queryset")
def keep_signed_scans_out_of_pages(
    documents: QuerySet[AgencyDocument], request: OfficerRequest
) -> QuerySet[AgencyDocument]:
    """They hold signatures; a page that showed one would make it public.

    By number: a search among documents cannot follow the relation.
    """
    return documents.exclude(pk__in=SignedScan.objects.values("document"))


@hooks.register(THINGS_HOOK)
def say_whose_things_are() -> dict[str, Whose]:
    return {"request_id": agency_of_request}


def agency_of_request(number: str) -> Site | None:
    """Of a request that the register knows.

    Raises:
        Http404: it knows of none.
    """
    status = request_status(int(number))
    if status is None:
        raise Http404
    return Site.objects.filter(pk=status.first.site_id).first()
