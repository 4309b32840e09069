"""The form of one piece of evidence: what of the page, which elements, an explanation."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from home.headings import headings_of
from home.models import AgencyDocument, ContentPage, HomePage, LinkDirectoryPage, SectionPage
from ita.assessment.evidence.models import Evidence
from ita.assessment.evidence.rules import as_written, links_of
from ita.assessment.forms import element_choices
from ita.assessment.models import Element, Item

WHOLE, FILE, HEADING, LINK = "page", "file", "heading", "link"
FILTER = "filter-"
Choices = list[tuple[str, Any]]


class EvidenceForm(forms.Form):
    """What of ``page`` (specific) proves which elements of ``item``."""

    target = forms.ChoiceField(
        required=False,
        label=gettext_lazy("What is the evidence"),
        widget=forms.RadioSelect,
    )
    file_page = forms.IntegerField(
        required=False,
        min_value=1,
        label=gettext_lazy("Page of the file"),
        help_text=gettext_lazy("A number, if one page of the chosen PDF is the evidence"),
    )
    elements = forms.ModelMultipleChoiceField(
        queryset=Element.objects.none(),
        required=False,
        label=gettext_lazy("Elements that this evidence covers"),
        widget=forms.CheckboxSelectMultiple,
    )
    note = forms.CharField(
        required=False,
        label=gettext_lazy("Explanation"),
        help_text=gettext_lazy("What the assessor should see, in a sentence"),
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args: Any, item: Item, page: Page, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.documents = _files(page)
        target: Any = self.fields["target"]
        target.choices = _targets(page, self.documents)
        if len(target.choices) == 1:
            del self.fields["target"]
        if not any(document.extension == "pdf" for document in self.documents.values()):
            del self.fields["file_page"]
        covered: Any = self.fields["elements"]
        elements = item.elements.all()
        covered.queryset = elements.filter(heading=False)
        covered.choices = element_choices(list(elements))
        if not covered.choices:
            del self.fields["elements"]
        if isinstance(page, SectionPage):
            self._add_filters(page)

    def _add_filters(self, page: SectionPage) -> None:
        listing = page.listing(QueryDict(""))
        filters = {
            f"{FILTER}{name}": forms.ChoiceField(
                required=False, label=field.label, choices=list(field.choices)
            )
            for name, field in listing.form.fields.items()
        }
        self.fields = {**filters, **self.fields}

    @classmethod
    def of(cls, evidence: Evidence, *args: Any) -> "EvidenceForm":
        """The form of evidence that exists; its page is specific."""
        initial = {
            "target": _target_of(evidence),
            "file_page": evidence.file_page,
            "note": evidence.note,
            "elements": list(evidence.elements.values_list("pk", flat=True)),
            **{f"{FILTER}{name}": value for name, value in QueryDict(evidence.filters).items()},
        }
        return cls(*args, item=evidence.item, page=evidence.page, initial=initial)

    @property
    def filters(self) -> str:
        """To what the list is narrowed, as the form has it now: its address has it so."""
        names = [name for name in self.fields if name.startswith(FILTER)]
        chosen = {name.removeprefix(FILTER): self[name].value() for name in names}
        return urlencode({name: value for name, value in chosen.items() if value})

    def values(self) -> dict[str, Any]:
        """What the operations take."""
        data = self.cleaned_data
        kind, _colon, value = (data.get("target") or WHOLE).partition(":")
        return {
            "document": self.documents.get(value) if kind == FILE else None,
            "file_page": data.get("file_page"),
            "heading": value if kind == HEADING else "",
            "address": value if kind == LINK else "",
            "filters": self.filters,
            "note": data["note"],
            "elements": data.get("elements", []),
        }


def _files(page: Page) -> dict[str, AgencyDocument]:
    if not isinstance(page, ContentPage):
        return {}
    rows = page.attachments.select_related("document").order_by("sort_order")
    return {str(row.document_id): row.document for row in rows}


def _targets(page: Page, files: dict[str, AgencyDocument]) -> Choices:
    """The page as a whole, and its parts in groups."""
    whole = _("The whole page")
    if isinstance(page, HomePage):
        whole = _("The front page")
    if isinstance(page, SectionPage):
        whole = _("The list of the section")
    named = [(f"{HEADING}:{name}", name) for name in headings_of(as_written(page))]
    stored = [(f"{FILE}:{pk}", f"{each.title} ({each.filename})") for pk, each in files.items()]
    links = links_of(page) if isinstance(page, LinkDirectoryPage) else {}
    led_to = [(f"{LINK}:{url}", f"{name} ({url})") for url, name in links.items()]
    groups = [
        (_("A heading of the page"), named),
        (_("A file of the page"), stored),
        (_("Another website, by a link of the page"), led_to),
    ]
    return [(WHOLE, whole), *((label, choices) for label, choices in groups if choices)]


def _target_of(evidence: Evidence) -> str:
    if evidence.document_id:
        return f"{FILE}:{evidence.document_id}"
    if evidence.heading:
        return f"{HEADING}:{evidence.heading}"
    return f"{LINK}:{evidence.address}" if evidence.address else WHOLE
