"""Forms of the assessment screens. What is allowed stands in ``rules`` and ``operations``."""

from django import forms
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from home.models import ContentPage, HomePage, SectionPage
from ita.assessment.elements import grouped
from ita.assessment.models import Element


class PageChoiceForm(forms.Form):
    """Which page: the first step of adding evidence."""

    page = forms.ModelChoiceField(
        queryset=Page.objects.filter(depth__gt=1),
        label=gettext_lazy("Page"),
        widget=AdminPageChooser(target_models=[ContentPage, SectionPage, HomePage]),
    )


def element_choices(elements: list[Element]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices of a field, the issuer's groups as the labels of groups."""
    return [
        (label, [(element.pk, element.text) for element in rows])
        for label, rows in grouped(elements)
    ]
