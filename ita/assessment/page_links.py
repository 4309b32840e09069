"""One page as evidence of many items: the form of the screen, and what it saves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.models import ContentPage
from ita.assessment import operations, rules
from ita.assessment.forms import element_choices
from ita.assessment.models import Element, Evidence, Framework, Item


@dataclass(frozen=True)
class ItemRow:
    """An item on the screen: the evidence that exists, or the fields that make it."""

    item: Item
    evidence: list[Evidence]
    data_year: str
    warning: str | None
    chosen: Any
    note: Any
    elements: Any

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown from the start."""
        return bool(self.chosen and self.chosen.value())


class PageLinksForm(forms.Form):
    """A box, a note and elements for each item of ``framework`` that ``page`` does not prove."""

    def __init__(self, *args: Any, page: ContentPage, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.framework = page, framework
        self.items = list(framework.items.order_by("sort_order").prefetch_related("elements"))
        self.linked = _linked(page, framework)
        for item in self.items:
            if item.pk not in self.linked:
                self._add_fields(item)

    def _add_fields(self, item: Item) -> None:
        self.fields[f"item-{item.pk}"] = forms.BooleanField(
            required=False, label=f"{item.code} {item.title}"
        )
        self.fields[f"note-{item.pk}"] = forms.CharField(
            required=False, label=_("Explanation"), widget=forms.Textarea({"rows": 2})
        )
        if choices := element_choices(list(item.elements.all())):
            self.fields[f"elements-{item.pk}"] = forms.MultipleChoiceField(
                required=False,
                label=_("Elements that this evidence covers"),
                choices=choices,
                widget=forms.CheckboxSelectMultiple,
            )

    def rows(self) -> Iterator[ItemRow]:
        for item in self.items:
            evidence = self.linked.get(item.pk, [])
            yield ItemRow(
                item=item,
                evidence=evidence,
                data_year=rules.data_year_in_words(item, self.framework),
                warning=rules.why_wrong_year(self.page, item, self.framework),
                chosen=None if evidence else self[f"item-{item.pk}"],
                note=None if evidence else self[f"note-{item.pk}"],
                elements=self._bound(f"elements-{item.pk}"),
            )

    def chosen_items(self) -> list[Item]:
        return [item for item in self.items if self.cleaned_data.get(f"item-{item.pk}")]

    @transaction.atomic
    def save(self, site: Site, user: User) -> list[Evidence]:
        """Link the page to every chosen item: to all of them, or, on an error, to none.

        Raises:
            ValidationError: see ``operations.link``.
        """
        return [
            operations.link(
                item,
                self.page,
                site,
                user,
                note=self.cleaned_data[f"note-{item.pk}"],
                elements=self._chosen_elements(item),
            )
            for item in self.chosen_items()
        ]

    def _chosen_elements(self, item: Item) -> list[Element]:
        chosen = set(self.cleaned_data.get(f"elements-{item.pk}", []))
        return [element for element in item.elements.all() if str(element.pk) in chosen]

    def _bound(self, name: str) -> Any:
        return self[name] if name in self.fields else None


def _linked(page: ContentPage, framework: Framework) -> dict[int, list[Evidence]]:
    linked: dict[int, list[Evidence]] = {}
    for row in Evidence.objects.of_framework(framework).of_page(page).select_related("document"):
        linked.setdefault(row.item_id, []).append(row)
    return linked
