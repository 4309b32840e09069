"""For which agency an officer works in a request, and whose a thing is that an address names.

An installation holds several agencies that are strangers to each other (design, invariant 8). One
check stands before all screens of the admin, our own and Wagtail's: what belongs to an agency in
which the officer holds no post today is not there.

A room says whose the things are that its addresses name through the hook
``register_agency_things``: {name in the address: a function of the number, as ``agency_of``}.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest
from django.urls import ResolverMatch
from wagtail import hooks
from wagtail.coreutils import resolve_model_string
from wagtail.models import Collection, Page, Revision, Site, TaskState, WorkflowState

from home.models import AgencyDocument, AgencyImage
from home.sites import site_of_collection

Whose = Callable[[str], Site | None]
THINGS_HOOK = "register_agency_things"
ALL = "all"  # of an act on many: those for which Wagtail's own permissions are asked
# By what a thing that is no agency's itself belongs to one; the first that it has.
OWNERS = ("content_object", "workflow_state", "entry", "collection", "page")


def agencies_named(request: HttpRequest) -> Iterator[Site | None]:
    """The agency of each thing that the address names, in its path or chosen for an act on many;
    None for what is the installation's.

    Raises:
        Http404: there is no such thing.
    """
    for whose, number in _things_named(request):
        yield whose(number)


def agency_of(model: Any, number: str) -> Site | None:
    """The agency to which a thing belongs; None for what is the installation's.

    Raises:
        Http404: there is no such thing.
    """
    thing = model._default_manager.filter(pk=number).first() if number.isdecimal() else None
    if thing is None:
        raise Http404
    return owner_of(thing)


def _wagtails_things() -> dict[str, Whose]:
    models: dict[str, Any] = {
        "document_id": AgencyDocument,
        "doc_id": AgencyDocument,
        "image_id": AgencyImage,
        "collection_id": Collection,
        "revision_id": Revision,
        "workflow_state_id": WorkflowState,
        "task_state_id": TaskState,
    }
    pages = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk")
    models |= dict.fromkeys(pages, Page)
    return {name: partial(agency_of, model) for name, model in models.items()}


def _things_named(request: HttpRequest) -> Iterator[tuple[Whose, str]]:
    match = request.resolver_match
    if match is None:
        return
    named = _wagtails_things()
    for contribute in hooks.get_hooks(THINGS_HOOK):
        named |= contribute()
    for name, value in match.kwargs.items():
        if name in named:
            yield named[name], str(value)
    if "pk" in match.kwargs and (model := _model_of(match)):
        yield partial(agency_of, model), str(match.kwargs["pk"])
    if {"app_label", "model_name"} <= match.kwargs.keys():
        model = _model_named(match.kwargs["app_label"], match.kwargs["model_name"])
        chosen = [match.kwargs["object_id"]] if "object_id" in match.kwargs else []
        for number in [*chosen, *request.GET.getlist("id"), *request.POST.getlist("id")]:
            if number != ALL:
                yield partial(agency_of, model), str(number)


def owner_of(thing: Any) -> Site | None:
    """The agency of a thing that is in the database; None for what is the installation's."""
    if isinstance(thing, Site):
        return thing
    if isinstance(thing, Page):
        return thing.get_site()
    if isinstance(thing, Collection):
        return site_of_collection(thing)
    if hasattr(thing, "site_id"):
        return Site.objects.filter(pk=thing.site_id).first()
    owner = next((getattr(thing, name) for name in OWNERS if getattr(thing, name, None)), None)
    return owner_of(owner) if owner else None


def _model_of(match: ResolverMatch) -> Any:
    """What the view of a list, an editor or the API is about."""
    if "wagtailsettings" in match.app_names or match.namespace == "wagtailsettings":
        return Site
    view = getattr(match.func, "view_class", None) or getattr(match.func, "cls", None)
    arguments = getattr(match.func, "view_initkwargs", None) or getattr(
        match.func, "initkwargs", {}
    )
    model = arguments.get("model") or getattr(view, "model", None)
    return resolve_model_string(model) if model else None  # choosers name theirs


def _model_named(app_label: str, model_name: str) -> Any:
    try:
        return apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
