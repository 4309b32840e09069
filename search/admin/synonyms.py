"""The list of synonyms, as the webmaster keeps it."""

from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from home.sites import agency_site
from search.admin.access import SYNONYMS, SynonymPermissionPolicy
from search.analysis.keys import key_of
from search.models import SynonymGroup
from search.models.synonym import SynonymGroupQuerySet

DELIVERED, EDITED, OWN = "delivered", "edited", "own"
ORIGINS = [
    (OWN, gettext_lazy("Our own")),
    (EDITED, gettext_lazy("Delivered, changed by us")),
    (DELIVERED, gettext_lazy("Delivered with the system")),
]


def origin_of(group: SynonymGroup) -> str:
    """Where the group comes from, in the officer's words."""
    origin = OWN if not group.is_shipped else EDITED if group.is_edited else DELIVERED
    return str(dict(ORIGINS)[origin])


class SynonymFilterSet(WagtailFilterSet):
    origin = django_filters.ChoiceFilter(
        label=gettext_lazy("Origin"), choices=ORIGINS, method="of_origin"
    )

    class Meta:
        model = SynonymGroup
        fields = ["active"]

    def of_origin(
        self, groups: SynonymGroupQuerySet, name: str, origin: str
    ) -> SynonymGroupQuerySet:
        if origin == OWN:
            return groups.filter(delivered_name="")
        groups = groups.exclude(delivered_name="")
        unedited = {"words": F("delivered_words")}
        return groups.filter(**unedited) if origin == DELIVERED else groups.exclude(**unedited)


class SynonymIndexView(IndexView):
    """The groups that hold at the address where the officer works; a search also finds a word that
    is written another way: อ.บ.ต. finds อบต."""

    filterset_class = SynonymFilterSet
    default_ordering = ("delivered_name", "words")  # our own first: they have no such name
    columns = [
        TitleColumn(
            "words", label=gettext_lazy("Words"), accessor=str, url_name="search_synonyms:edit"
        ),
        Column("origin", label=gettext_lazy("Origin"), accessor=origin_of),
        BooleanColumn("active", label=gettext_lazy("In use"), sort_key="active"),
        Column("note", label=gettext_lazy("Note")),
    ]
    is_searchable = True

    def get_base_queryset(self) -> SynonymGroupQuerySet:
        return SynonymGroup.objects.valid_at(agency_site(self.request))

    def search_queryset(self, queryset: SynonymGroupQuerySet) -> SynonymGroupQuerySet:
        wanted = key_of(self.search_query)
        if not wanted:
            return queryset
        found = [group.pk for group in queryset if any(wanted in key for key in group.keys)]
        return queryset.filter(pk__in=found)


class SynonymCreateView(CreateView):
    """May begin with a word that was searched for: ``?words=``."""

    def get_initial(self) -> dict[str, Any]:
        words = self.request.GET.get("words", "").replace("\x00", "").strip()
        initial: dict[str, Any] = super().get_initial()
        return initial | ({"words": f"{words}\n"} if words else {})

    def get_initial_form_instance(self) -> SynonymGroup:
        return SynonymGroup(site=agency_site(self.request))


class SynonymEditView(EditView):
    def get_queryset(self) -> SynonymGroupQuerySet:
        return SynonymGroup.objects.valid_at(agency_site(self.request))

    @cached_property
    def can_delete(self) -> bool:
        return bool(
            self.user_has_permission("delete")
            and self.user_has_permission_for_instance("delete", self.object)
        )


class SynonymDeleteView(DeleteView):
    def get_queryset(self) -> SynonymGroupQuerySet:
        return SynonymGroup.objects.valid_at(agency_site(self.request))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.user_has_permission("delete"):
            raise PermissionDenied
        if not self.user_has_permission_for_instance("delete", self.object):
            messages.error(
                request,
                _(
                    "This group is delivered with the system and cannot be deleted. "
                    "To stop using it, untick “in use” and save."
                ),
            )
            return redirect("search_synonyms:edit", self.object.pk)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class SynonymViewSet(ModelViewSet):
    model = SynonymGroup
    name = "search_synonyms"
    url_prefix = "search/synonyms"
    icon = "list-ul"
    menu_label = gettext_lazy("Synonyms")
    menu_name = "search-synonyms"
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = SynonymIndexView
    add_view_class = SynonymCreateView
    edit_view_class = SynonymEditView
    delete_view_class = SynonymDeleteView
    edit_handler = ObjectList([FieldPanel("words"), FieldPanel("note"), FieldPanel("active")])
    search_fields = ["words"]
    search_backend_name = None
    list_per_page = 50

    @property
    def permission_policy(self) -> SynonymPermissionPolicy:
        return SYNONYMS
