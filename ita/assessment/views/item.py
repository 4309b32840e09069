from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import page_permission_policy

from home.core.users import OfficerRequest
from ita.assessment.coverage import EvidenceFacts, ItemCoverage, item_coverage
from ita.assessment.elements import grouped
from ita.assessment.forms import PageChoiceForm
from ita.assessment.models import Framework, Item
from ita.assessment.rules import data_year_in_words
from ita.assessment.views.base import AssessmentScreen, may


class ItemScreen(AssessmentScreen):
    """A screen below an item, whose id is ``item_id`` in the address."""

    @cached_property
    def item(self) -> Item:
        items = Item.objects.select_related("framework")
        item: Item = get_object_or_404(items, pk=self.kwargs["item_id"])
        return item

    def trail(self) -> list[tuple[str, str]]:
        return [self.coverage_step(self.item.framework), self.item_step(self.item)]


class ItemView(ItemScreen):
    """What an item asks for, and the evidence that it has."""

    template_name = "ita/admin/item.html"

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
            data_year=data_year_in_words(self.item, self.item.framework),
            covered=covered,
            elements=_element_rows(covered),
            rows=_evidence_rows(covered, user),
            form=form,
            media=form.media if form else None,
            may_change=may(user, "change"),
            may_remove=may(user, "delete"),
            may_confirm=may(user, "change", Framework) and not self.item.title_confirmed,
            **kwargs,
        )


class ConfirmWordingView(ItemScreen):
    """An officer states that the item's wording is that of the issuer's handbook."""

    permission_policy = ModelPermissionPolicy(Framework)
    permission_required = "change"
    http_method_names = ["post"]
    page_title = gettext_lazy("Confirm the wording")

    def post(self, request: OfficerRequest, item_id: int) -> HttpResponseRedirect:
        Item.objects.filter(pk=self.item.pk).update(title_confirmed=True)
        log(instance=self.item.framework, action="wagtail.edit")
        messages.success(
            request, _("The wording of %(code)s is confirmed.") % {"code": self.item.code}
        )
        return redirect("ita_item", self.item.pk)


def _element_rows(covered: ItemCoverage) -> list[tuple[str, list[Any]]]:
    states = {entry.element.pk: entry for entry in covered.elements}
    return [
        (label, [states[element.pk] for element in rows])
        for label, rows in grouped(covered.item.elements.all())
    ]


def _evidence_rows(covered: ItemCoverage, user: User) -> list[tuple[EvidenceFacts, bool]]:
    """Each piece of evidence, and whether ``user`` may edit its page; one query for all."""
    pages = [fact.evidence.page_id for fact in covered.evidence]
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    may_edit = set(editable.filter(pk__in=pages).values_list("pk", flat=True))
    return [(fact, fact.evidence.page_id in may_edit) for fact in covered.evidence]
