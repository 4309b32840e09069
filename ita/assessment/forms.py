"""Forms of the assessment screens. What is allowed stands in ``rules`` and ``operations``."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminPageChooser

from home.models import AgencyDocument, ContentPage
from ita.assessment.elements import grouped
from ita.assessment.models import Element, Evidence, Item


class PageChoiceForm(forms.Form):
    """Which page: the first step of adding evidence."""

    page = forms.ModelChoiceField(
        queryset=ContentPage.objects.all(),
        label=gettext_lazy("Page"),
        widget=AdminPageChooser(target_models=[ContentPage]),
    )


class DocumentField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    def label_from_instance(self, obj: AgencyDocument) -> str:
        return f"{obj.title} ({obj.filename})"


class EvidenceForm(forms.Form):
    """What of ``page`` proves which elements of ``item``."""

    document = DocumentField(
        queryset=AgencyDocument.objects.none(),
        required=False,
        label=gettext_lazy("What is the evidence"),
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        required=False,
        label=gettext_lazy("Explanation"),
        help_text=gettext_lazy("What the assessor should see, in a sentence"),
        widget=forms.Textarea({"rows": 3}),
    )
    elements = forms.ModelMultipleChoiceField(
        queryset=Element.objects.none(),
        required=False,
        label=gettext_lazy("Elements that this evidence covers"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, item: Item, page: ContentPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        document: Any = self.fields["document"]
        covered: Any = self.fields["elements"]
        document.queryset = AgencyDocument.objects.filter(
            pk__in=page.attachments.values("document")
        )
        document.empty_label = _("The whole page")
        elements = item.elements.all()
        covered.queryset = elements.filter(heading=False)
        covered.choices = element_choices(list(elements))
        if not document.queryset.exists():
            del self.fields["document"]
        if not covered.choices:
            del self.fields["elements"]

    @classmethod
    def of(cls, evidence: Evidence, *args: Any) -> "EvidenceForm":
        """The form of evidence that exists."""
        initial = {
            "document": evidence.document_id,
            "note": evidence.note,
            "elements": list(evidence.elements.values_list("pk", flat=True)),
        }
        return cls(*args, item=evidence.item, page=evidence.page, initial=initial)

    def values(self) -> dict[str, Any]:
        """What the operations take."""
        data = self.cleaned_data
        return {
            "document": data.get("document"),
            "note": data["note"],
            "elements": data.get("elements", []),
        }


class FrameworkFileForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Framework file"),
        help_text=gettext_lazy("An .xlsx workbook in the system's layout, or a .json file"),
        widget=forms.FileInput({"accept": ".xlsx,.json"}),
    )


def element_choices(elements: list[Element]) -> list[tuple[str, list[tuple[int, str]]]]:
    """Choices of a field, the issuer's groups as the labels of groups."""
    return [
        (label, [(element.pk, element.text) for element in rows])
        for label, rows in grouped(elements)
    ]
