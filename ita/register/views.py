"""The report of the register, and the screen of each of its rows."""

import json
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Page, Site
from wagtail.permission_policies import ModelPermissionPolicy

from home.core.components import RenderContext
from home.core.screens import OfficerScreen
from home.enums import ContentKind
from home.sites import agency_site
from ita.register import facts, rules
from ita.register.components import page_acts
from ita.register.filters import RegisterFilterSet
from ita.register.models import RegisterEntry, RegisterEntryQuerySet
from ita.register.page_state import state_of
from ita.register.restores.rules import to_accept
from ita.register.search import search
from ita.register.verification import hash_holds

NOT_FILTERS = ("p", "_w_filter_fragment")  # Wagtail's own in the address of a listing


class RowPaginator(WagtailPaginator):
    """Counts rows; the model's plural is the name of the whole register."""

    verbose_name = verbose_name_plural = gettext_lazy("rows")


class SubjectColumn(TitleColumn):
    """Leads to the page's history; what is no page has none."""

    def get_link_url(self, instance: RegisterEntry, parent_context: RenderContext) -> str | None:
        if not instance.page_id:
            return None
        url: str = super().get_link_url(instance, parent_context)
        return url


class RegisterReport(ReportView):
    """The register of the agency at whose address the officer works, newest first."""

    model = RegisterEntry
    page_title = gettext_lazy("Register of publication")
    header_icon = "clipboard-list"
    default_ordering = "-pk"
    paginator_class = RowPaginator
    is_searchable = True
    filterset_class = RegisterFilterSet
    index_url_name = "ita_register"
    index_results_url_name = "ita_register_results"
    table_classname = "listing ita-register"
    permission_policy = ModelPermissionPolicy(RegisterEntry)
    any_permission_required = ["view"]
    FORMATS = ()  # exported by the workbook room: without formulas, in B.E.
    columns = [
        TitleColumn("label", label=gettext_lazy("Register number"), url_name="ita_register_entry"),
        Column("get_act_display", label=gettext_lazy("act")),
        Column("time_display", label=gettext_lazy("Time")),
        Column("actor_display", label=gettext_lazy("Officer")),
        SubjectColumn(
            "title",
            label=gettext_lazy("Page or subject"),
            url_name="ita_timeline",
            id_accessor="page_id",
        ),
        Column("reason", label=gettext_lazy("Reason or note"), accessor=facts.reason_of),
    ]

    @cached_property
    def site(self) -> Site:
        return agency_site(self.request)

    def get_base_queryset(self) -> RegisterEntryQuerySet:
        return RegisterEntry.objects.of_site(self.site)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        filtered: dict[str, Any] = super().get_filterset_kwargs()
        return filtered | {"queryset": self.get_base_queryset(), "site": self.site}

    def get_filtered_queryset(self) -> RegisterEntryQuerySet:
        rows: RegisterEntryQuerySet = self.get_queryset()
        return rows

    def filter_queryset(self, queryset: RegisterEntryQuerySet) -> RegisterEntryQuerySet:
        """Nothing, rather than everything, where a filter cannot be understood."""
        return super().filter_queryset(queryset) if self.filters.is_valid() else queryset.none()

    def search_queryset(self, queryset: RegisterEntryQuerySet) -> RegisterEntryQuerySet:
        return search(queryset, self.search_query)

    @cached_property
    def no_results_message(self) -> str:
        errors = self.filters.form.errors
        if not errors:
            message: str = super().no_results_message
            return message
        labels = {name: self.filters.form[name].label for name in errors}
        return " ".join(f"{labels[name]}: {' '.join(errors[name])}" for name in errors)

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The workbook has what the filters leave."""
        wanted = self.request.GET.copy()
        for name in NOT_FILTERS:
            wanted.pop(name, None)
        url = f"{reverse('ita_register_workbook')}?{wanted.urlencode()}"
        label = gettext_lazy("Export to Excel")
        return [Button(label, url=url, icon_name="download", priority=90)]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """For administrators: that the database was restored from a backup waits for them."""
        return [
            HeaderButton(
                restore.label,
                url=reverse("ita_accept_restore", args=[restore.entry.pk]),
                icon_name="history",
            )
            for restore in to_accept(self.site, self.request.user)
        ]


class RegisterEntryView(OfficerScreen):
    """All that one row says, its place in the chain, and its page as it is today."""

    template_name = "ita/admin/register_entry.html"
    page_title = gettext_lazy("Register of publication")
    header_icon = "clipboard-list"

    def why_not_open(self) -> str | None:
        return rules.why_not_read(self.request.user)

    @cached_property
    def entry(self) -> RegisterEntry:
        return get_object_or_404(self.rows, pk=self.kwargs["entry_id"])

    @cached_property
    def rows(self) -> RegisterEntryQuerySet:
        return RegisterEntry.objects.of_site(agency_site(self.request))

    def get_page_subtitle(self) -> str:
        return str(self.entry)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        report = {"url": reverse("ita_register"), "label": self.page_title}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_page_subtitle()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entry = self.entry
        page = Page.objects.filter(pk=entry.page_id).specific().first()
        return super().get_context_data(
            entry=entry,
            content_kind=dict(ContentKind.choices).get(entry.content_kind, ""),
            raw=json.dumps(entry.details, ensure_ascii=False, indent=2) if entry.details else "",
            hash_holds=hash_holds(entry),
            restores=[
                restore
                for restore in to_accept(agency_site(self.request), self.request.user)
                if restore.entry == entry
            ],
            before=self.rows.filter(pk__lt=entry.pk).last(),
            after=self.rows.filter(pk__gt=entry.pk).first(),
            page=page,
            page_state=state_of(page),
            page_acts=page_acts(self.request.user, page),
            **kwargs,
        )
