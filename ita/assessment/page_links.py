"""One page as evidence of many items: the form of the screen, and what it saves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.transactions import atomic_with_retry
from ita.assessment import operations, rules
from ita.assessment.evidence.models import Evidence
from ita.assessment.forms import element_choices
from ita.assessment.models import Element, Framework, Item


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


@dataclass(frozen=True)
class ListRows:
    """A list of an issuer with its items."""

    framework: Framework
    rows: list[ItemRow]


class PageLinksForm(forms.Form):
    """A box, a note and elements for each item of ``frameworks`` that ``page`` does not prove."""

    def __init__(
        self, *args: Any, page: Page, frameworks: Sequence[Framework], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.page, self.frameworks = page, frameworks
        self.items = _items_of(frameworks)
        self.linked = _linked(page, frameworks)
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

    def lists(self) -> list[ListRows]:
        rows = list(self._rows())
        return [
            ListRows(each, [row for row in rows if row.item.framework_id == each.pk])
            for each in self.frameworks
        ]

    def _rows(self) -> Iterator[ItemRow]:
        for item in self.items:
            evidence = self.linked.get(item.pk, [])
            yield ItemRow(
                item=item,
                evidence=evidence,
                data_year=rules.data_year_in_words(item, item.framework),
                warning=rules.why_wrong_year(self.page, item, item.framework),
                chosen=None if evidence else self[f"item-{item.pk}"],
                note=None if evidence else self[f"note-{item.pk}"],
                elements=self._bound(f"elements-{item.pk}"),
            )

    def chosen_items(self) -> list[Item]:
        return [item for item in self.items if self.cleaned_data.get(f"item-{item.pk}")]

    @atomic_with_retry
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


def _items_of(frameworks: Sequence[Framework]) -> list[Item]:
    found = Item.objects.filter(framework__in=frameworks).prefetch_related("elements")
    items: dict[int, list[Item]] = {each.pk: [] for each in frameworks}
    known = {each.pk: each for each in frameworks}
    for item in found.order_by("sort_order", "pk"):
        item.framework = known[item.framework_id]
        items[item.framework_id].append(item)
    return [item for each in frameworks for item in items[each.pk]]


def _linked(page: Page, frameworks: Sequence[Framework]) -> dict[int, list[Evidence]]:
    linked: dict[int, list[Evidence]] = {}
    rows = Evidence.objects.filter(item__framework__in=frameworks).of_page(page)
    for row in rows.with_file_shown().select_related("document", "page"):
        linked.setdefault(row.item_id, []).append(row)
    return linked
