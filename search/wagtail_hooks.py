from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from wagtail import hooks

from home.core.users import OfficerRequest
from home.erasure import FORGET_HOOK, REMEMBERS_HOOK, TIDY_HOOK
from home.file_texts import FILE_TEXTS_HOOK
from search.admin.access import may_read_questions, may_rebuild
from search.admin.menu import SearchGroup
from search.admin.panels import RebuildPanel, UnansweredPanel
from search.passages import erasure
from search.passages import views as passage_views
from search.passages.file_texts import texts_of

hooks.register("register_admin_urls", passage_views.admin_urls, order=-1)
hooks.register(FILE_TEXTS_HOOK, texts_of)
hooks.register(FORGET_HOOK, erasure.forget_file)
hooks.register(REMEMBERS_HOOK, erasure.remembers_file)
hooks.register(TIDY_HOOK, erasure.tidy)


@hooks.register("register_admin_urls")
def register_search_urls() -> list[URLPattern | URLResolver]:
    return [path("search/", include("search.admin.urls"))]


@hooks.register("register_admin_viewset")
def register_search_menu() -> SearchGroup:
    return SearchGroup()


@hooks.register("construct_homepage_panels")
def show_what_search_needs(request: OfficerRequest, panels: list[Any]) -> None:
    if may_rebuild(request.user):
        panels.append(RebuildPanel())
    if may_read_questions(request.user):
        panels.append(UnansweredPanel())


@hooks.register("register_permissions")
def offer_permissions() -> QuerySet[Permission]:
    """Those that no list of ours registers by itself."""
    return Permission.objects.filter(
        content_type__app_label="thai_search",
        codename__in=["view_questiontotal", "change_questiontotal", "add_rebuild"],
    )


@hooks.register("insert_global_admin_css")
def style_search() -> str:
    """On every screen: the panels stand on the first one."""
    return format_html('<link rel="stylesheet" href="{}">', static("search/admin.css"))
