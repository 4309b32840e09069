"""Wagtail's own screens of a model, narrowed to what a framework allows."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button, HeaderButton

from ita.assessment.frameworks.protection import why_not_delete_framework
from ita.assessment.models import Framework
from ita.assessment.views.base import may


class FrameworkIndexView(generic.IndexView):
    """The frameworks, how large they are, and how many of their titles are not confirmed yet."""

    page_title = gettext_lazy("Frameworks")
    list_display = [
        "__str__",
        Column("issuer", label=gettext_lazy("Issuer")),
        Column("item_count", label=gettext_lazy("Items")),
        Column("unconfirmed_count", label=gettext_lazy("Titles not confirmed")),
    ]

    def get_base_queryset(self) -> QuerySet[Any]:
        unconfirmed = Count("items", filter=Q(items__title_confirmed=False))
        return Framework.objects.annotate(
            item_count=Count("items"), unconfirmed_count=unconfirmed
        ).order_by("-fiscal_year", "-scheme")

    @cached_property
    def header_buttons(self) -> list[Button]:
        buttons = list(super().header_buttons)
        if may(self.request.user, "change", Framework):
            label, url = _("Load from a file"), reverse("ita_framework_import")
            buttons.append(HeaderButton(label, url, icon_name="upload", priority=20))
        return buttons

    def get_list_more_buttons(self, instance: Framework) -> list[Button]:
        workbook = reverse("ita_framework_workbook", args=[instance.pk])
        coverage = f"{reverse('ita_coverage')}?framework={instance.pk}"
        return [
            Button(_("Evidence coverage"), coverage, icon_name="tasks", priority=5),
            *super().get_list_more_buttons(instance),
            Button(_("Download as Excel"), workbook, icon_name="download", priority=90),
        ]


class FrameworkDeleteView(generic.DeleteView):
    """Deletes a framework without evidence; of any other it says why not."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if may(request.user, "delete", Framework):
            if reason := why_not_delete_framework(self.object):
                messages.error(request, reason)
                return redirect("ita_frameworks:index")
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response
