from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.models import Site
from wagtail.permissions import page_permission_policy

from home.core.users import OfficerRequest
from ita.assessment.board.enums import WorkStatus
from ita.assessment.board.rows import row_of
from ita.assessment.board.rules import why_not_assign, why_not_see
from ita.assessment.checks.where import ShownResult, shown_results
from ita.assessment.confirmation.rules import why_not_confirm
from ita.assessment.confirmation.texts import fingerprint, texts_of
from ita.assessment.coverage import EvidenceFacts, ItemCoverage, item_coverage
from ita.assessment.elements import grouped
from ita.assessment.forms import PageChoiceForm
from ita.assessment.judging.rules import why_not_judge
from ita.assessment.models import Framework, Item
from ita.assessment.offers.suggestions import Suggestion, suggestions
from ita.assessment.parts import item_parts
from ita.assessment.rules import data_year_in_words
from ita.assessment.views.base import AssessmentScreen, may


class ItemScreen(AssessmentScreen):
    """A screen below an item, whose id is ``item_id`` in the address."""

    @cached_property
    def item(self) -> Item:
        mine = Framework.objects.for_work(self.site)
        items = Item.objects.select_related("framework").filter(framework__in=mine)
        items = items.prefetch_related("elements")
        item: Item = get_object_or_404(items, pk=self.kwargs["item_id"])
        return item

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.item.framework), self.item_step(self.item)]


class ItemView(ItemScreen):
    """What an item asks for, and the evidence that it has."""

    template_name = "ita/admin/item.html"

    def user_has_permission(self, permission: str) -> bool:
        """Whoever sees the board sees its items; writing is asked for by each act."""
        return why_not_see(self.request.user, self.site) is None

    def get_page_title(self) -> str:
        return self.item.code

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.item.framework)]

    def get(self, request: OfficerRequest, item_id: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        covered = item_coverage(self.item, self.site)
        form = PageChoiceForm() if may(user, "add") else None
        return super().get_context_data(
            item=self.item,
            framework=self.item.framework,
            board=row_of(covered, self.site, user),
            may_assign=why_not_assign(user, self.site) is None,
            work_statuses=WorkStatus.choices,
            data_year=data_year_in_words(self.item, self.item.framework),
            covered=covered,
            suggestions=_suggestions(covered, self.site) if form else [],
            elements=_element_rows(covered, self._results(covered)),
            rows=_evidence_rows(covered, user),
            form=form,
            parts=item_parts(user, self.site, self.item),
            media=form.media if form else None,
            may_change=may(user, "change"),
            may_remove=may(user, "delete"),
            machine_state=covered.machine_state,
            seen=fingerprint(texts_of([self.item])),
            why_not_confirm=why_not_confirm(user, self.item.framework, self.site),
            why_not_judge=why_not_judge(user, self.site),
            **kwargs,
        )

    def _results(self, covered: ItemCoverage) -> dict[int, list[ShownResult]]:
        """What the checks of the elements found, for the officer who looks."""
        found = {entry.element.pk: entry.results for entry in covered.elements}
        return shown_results(found, self.item, self.request.user, self.site)


def _element_rows(
    covered: ItemCoverage, results: dict[int, list[ShownResult]]
) -> list[tuple[str, list[Any]]]:
    """Under each heading the elements, each with its coverage and the results of its checks."""
    states = {entry.element.pk: entry for entry in covered.elements}
    return [
        (label, [(states[element.pk], results.get(element.pk, [])) for element in rows])
        for label, rows in grouped(covered.item.elements.all())
    ]


def _suggestions(covered: ItemCoverage, site: Site) -> list[Suggestion]:
    """Only while nothing counts: what is proven needs none."""
    if any(fact.counts for fact in covered.evidence):
        return []
    return suggestions(covered.item, site)


def _evidence_rows(covered: ItemCoverage, user: User) -> list[tuple[EvidenceFacts, bool]]:
    """Each piece of evidence, and whether ``user`` may edit its page; one query for all."""
    pages = [fact.evidence.page_id for fact in covered.evidence]
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    may_edit = set(editable.filter(pk__in=pages).values_list("pk", flat=True))
    return [(fact, fact.evidence.page_id in may_edit) for fact in covered.evidence]
