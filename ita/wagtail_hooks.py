"""Wagtail finds its hooks here; each room keeps its own."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from ita.assessment import hooks as assessment_hooks  # noqa: F401
from ita.notifications import hooks as notification_hooks  # noqa: F401
from ita.papers import hooks as paper_hooks  # noqa: F401
from ita.people import hooks as people_hooks  # noqa: F401
from ita.register import hooks as register_hooks  # noqa: F401
from ita.workflow import editor_routes, translation_routes  # noqa: F401
from ita.workflow import hooks as workflow_hooks  # noqa: F401


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [path("ita/", include("ita.admin_urls"))]
