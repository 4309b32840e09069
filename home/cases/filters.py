import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from home.models import Case, CaseState, OnlineFormPage


def _forms_with_cases(request: HttpRequest) -> QuerySet[OnlineFormPage]:
    forms: QuerySet[OnlineFormPage] = OnlineFormPage.objects.filter(
        pk__in=Case.objects.values("page_id")
    )
    return forms.order_by("title")


class CaseFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=CaseState.choices)
    page = django_filters.ModelChoiceFilter(label=_("Form"), queryset=_forms_with_cases)

    class Meta:
        model = Case
        fields = ["state", "page"]
