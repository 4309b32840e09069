"""Wagtail's own screens of a model, narrowed to what a framework allows."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import ButtonsColumnMixin, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.sites import agency_site
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.frameworks.editions import edition_of
from ita.assessment.frameworks.operations import delete_framework
from ita.assessment.frameworks.protection import why_not_delete_framework, why_not_edit_text
from ita.assessment.models import Framework
from ita.assessment.publicity.kinds import PUBLICITY
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.views.base import may


def publicity_words(framework: Any) -> str:
    if not framework.is_public:
        return _("Not open")
    return _("Open, with states") if framework.shows_states else _("Open")


def state_words(framework: Any) -> str:
    if framework.is_draft:
        return _("Own list, a draft")
    if not framework.is_common:
        return _("Own list")
    if edition_of(framework):
        return _("Of all agencies: a new edition came with the system")
    return _("Of all agencies")


def _url_of(framework: Framework) -> str:
    return reverse("ita_framework", args=[framework.pk])


class NameColumn(ButtonsColumnMixin, TitleColumn):
    """The name with the menu of what can be done with the list; Wagtail gives one to names of
    fields alone."""

    def __init__(self, *args: Any, buttons_of: Callable[[Any], list[Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.buttons_of = buttons_of

    def get_buttons(self, instance: Framework, parent_context: Any) -> list[Any]:
        return self.buttons_of(instance)


class FrameworkIndexView(generic.IndexView):
    """The agency's own frameworks and those of all agencies: how large they are, what is new."""

    page_title = gettext_lazy("Frameworks")
    list_display = [
        Column("state", label=gettext_lazy("Whose"), accessor=state_words),
        Column("issuer", label=gettext_lazy("Issuer")),
        Column("item_count", label=gettext_lazy("Items")),
        Column("unconfirmed_count", label=gettext_lazy("Titles not confirmed")),
        Column("publicity", label=gettext_lazy("Public"), accessor=publicity_words),
    ]

    @cached_property
    def columns(self) -> list[Column]:
        name = NameColumn(
            "name",
            label=gettext_lazy("Framework"),
            accessor=str,
            get_url=_url_of,
            buttons_of=self.get_list_buttons,
        )
        return [name, *super().columns]

    def get_base_queryset(self) -> QuerySet[Any]:
        site = agency_site(self.request)
        here = PublicFramework.objects.filter(site=site, framework=OuterRef("pk"))
        titles = WordingConfirmation.objects.filter(site=site, element=None, text=F("item__title"))
        unconfirmed = Count("items", filter=~Q(items__in=titles.values("item")))
        mine: QuerySet[Any] = (
            Framework.objects.of_agency(site)
            .annotate(
                item_count=Count("items"),
                unconfirmed_count=unconfirmed,
                is_public=Exists(here.filter(is_public=True)),
                shows_states=Exists(here.filter(is_public=True, shows_states=True)),
            )
            .order_by("-fiscal_year", "-scheme", F("site").asc(nulls_last=True))
        )
        return mine

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        form, form_url = _("Blank form (Excel)"), reverse("ita_framework_form")
        buttons.append(HeaderButton(form, form_url, icon_name="download", priority=30))
        if may(self.request.user, "change", Framework):
            label, url = _("Load from a file"), reverse("ita_framework_import")
            buttons.append(HeaderButton(label, url, icon_name="upload", priority=20))
        return buttons

    def get_list_more_buttons(self, instance: Framework) -> list[Button]:
        workbook = reverse("ita_framework_workbook", args=[instance.pk])
        if instance.is_draft:
            return [
                *super().get_list_more_buttons(instance),
                Button(_("Download as Excel"), workbook, icon_name="download", priority=90),
            ]
        coverage = f"{reverse('ita_board')}?framework={instance.pk}"
        wording = reverse("ita_wording", args=[instance.pk])
        publicity = reverse("ita_thing", args=[PUBLICITY.kind, instance.pk])
        return [
            Button(_("Evidence coverage"), coverage, icon_name="tasks", priority=5),
            Button(_("Confirm the wording"), wording, icon_name="check", priority=6),
            Button(_("Open to the public"), publicity, icon_name="view", priority=7),
            *self._next_year_button(instance),
            *super().get_list_more_buttons(instance),
            Button(_("Download as Excel"), workbook, icon_name="download", priority=90),
        ]

    def _next_year_button(self, instance: Framework) -> list[Button]:
        if not may(self.request.user, "change", Framework):
            return []
        url = reverse("ita_next_year", args=[instance.pk])
        return [Button(_("The next year"), url, icon_name="copy", priority=8)]


class FrameworkCreateView(generic.CreateView):
    """Begins a list of the agency's own."""

    def get_initial_form_instance(self) -> Framework:
        return Framework(site=agency_site(self.request))

    def get_success_url(self) -> str:
        return reverse("ita_framework", args=[self.object.pk])


class FrameworkEditView(generic.EditView):
    """Edits a framework whose text is the agency's and not open; of any other it says why not."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may(request.user, "change", Framework):
            framework = self.get_object()
            if reason := why_not_edit_text(framework):
                messages.error(request, reason)
                return redirect("ita_framework", framework.pk)
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response


class FrameworkDeleteView(generic.DeleteView):
    """Deletes a framework without evidence, with a reason; of any other it says why not."""

    template_name = "ita/admin/framework_delete.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may(request.user, "delete", Framework):
            if reason := why_not_delete_framework(self.object):
                messages.error(request, reason)
                return redirect("ita_frameworks:index")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reason, site = request.POST.get("reason", ""), agency_site(request)
        name = str(self.object)
        try:
            delete_framework(self.object, site, request.user, reason)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return redirect(request.path)
        messages.success(request, _("%(framework)s was deleted.") % {"framework": name})
        return redirect("ita_frameworks:index")
