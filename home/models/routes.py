"""How an address finds its page with few questions: what each page of an agency shows anyway is
known already. Whatever is not found so goes Wagtail's own way."""

from functools import cache
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.url_routing import RouteResult

from home.remembered import remembered
from home.visibility import restricted_paths

TOP_SECTIONS = "top_sections"  # the name under which they are remembered


class RoutesBySections:
    """Of the front page."""

    @property
    def localized(self: Any) -> Any:
        """Asks nothing where this is the front page in the language of the address."""
        if "locale" in self._state.fields_cache and self.locale.language_code == get_language():
            return self
        return super().localized  # type: ignore[misc]

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        name = (TOP_SECTIONS, self.pk)
        for section in remembered(request, name, self.sections) if path_components else ():
            if section.slug == path_components[0]:
                return section.route(request, path_components[1:])
        return super().route(request, path_components)  # type: ignore[misc]


class RoutesToContent:
    """Of a section: a page below it comes with its unit and its language."""

    def route(self: Any, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if len(path_components) != 1:
            return super().route(request, path_components)  # type: ignore[misc]
        at = {"slug": path_components[0], "path__startswith": self.path, "depth": self.depth + 1}
        model = _only_type(self.section) or _type_of(Page.objects.filter(**at))
        known = model._default_manager.select_related("owner_unit", "locale") if model else None
        page = known.filter(**at).first() if known is not None else None
        if page is None:
            return super().route(request, path_components)  # type: ignore[misc]
        paths = remembered(request, "restricted_paths", restricted_paths)
        page.is_known_open = not page.path.startswith(paths) and not page.alias_of_id
        return page.route(request, [])


@cache
def _only_type(section: str) -> Any:
    """The type of all pages of the section; None where it has several."""
    types = [model for model in apps.get_models() if getattr(model, "section", None) == section]
    return types[0] if len(types) == 1 else None


def _type_of(pages: PageQuerySet) -> Any:
    """The type of the one page; None for one that is not content."""
    number = pages.values_list("content_type_id", flat=True).first()
    model = ContentType.objects.get_for_id(number).model_class() if number else None
    return model if model and hasattr(model, "owner_unit") else None
