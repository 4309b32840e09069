"""Where an officer mends what a check found: their own way there, or whom to ask."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.permissions import page_permission_policy

from home.core.duties import Group
from home.models import ContentPage
from ita.assessment.checks.enums import Outcome
from ita.assessment.checks.results import CheckResult
from ita.assessment.checks.vocabulary import vocabulary
from ita.assessment.models import Item
from ita.people.selectors import OfficerToday, officers_today

EVIDENCE_PANEL = "ita-evidence"  # where on the item's screen evidence is linked


@dataclass(frozen=True)
class ShownResult:
    """A result as an officer reads it. ``url`` leads to where they mend it themselves, or to what
    somebody must look at; ``ask`` names who can mend it where they cannot."""

    outcome: Outcome
    label: str
    reason: str
    url: str = ""
    ask: str = ""

    @property
    def is_failed(self) -> bool:
        return self.outcome == Outcome.FAILED


def shown_results(
    results: Mapping[int, Sequence[CheckResult]], item: Item, user: User, site: Site
) -> dict[int, list[ShownResult]]:
    """The results of an item's elements for ``user``; a fixed number of queries."""
    open_ones = [r for found in results.values() for r in found if r.outcome != Outcome.PASSED]
    if not open_ones:
        return {pk: [_passed(result) for result in found] for pk, found in results.items()}
    places = _Places(item, user, site, {r.page_id for r in open_ones if r.page_id})
    return {pk: [places.shown(result) for result in found] for pk, found in results.items()}


class _Places:
    """Whose the pages are, which of them ``user`` may edit, and who holds which duty."""

    def __init__(self, item: Item, user: User, site: Site, page_ids: Iterable[int]) -> None:
        editable = page_permission_policy.instances_user_has_permission_for(user, "change")
        pages = ContentPage.objects.filter(pk__in=page_ids).select_related("owner_unit", "owner")
        self.pages = {page.pk: page for page in pages}
        self.mine = set(editable.filter(pk__in=page_ids).values_list("pk", flat=True))
        self.held = officers_today()
        self.item, self.site = item, site
        self.may_link = user.has_perm("ita.add_evidence")

    def shown(self, result: CheckResult) -> ShownResult:
        if result.outcome == Outcome.PASSED:
            return _passed(result)
        if result.page_id is None:
            url, ask = self._evidence()
        elif result.outcome == Outcome.FAILED:
            url, ask = self._mend(result.page_id)
        else:
            url, ask = self._look(result.page_id), ""
        return ShownResult(result.outcome, label_of(result), result.reason, url, ask)

    def _look(self, page_id: int) -> str:
        page = self.pages.get(page_id)
        return (page.url or "") if page else ""

    def _mend(self, page_id: int) -> tuple[str, str]:
        if page_id in self.mine:
            return reverse("wagtailadmin_pages:edit", args=[page_id]), ""
        page = self.pages.get(page_id)
        if page and page.owner_unit:
            return "", _("Ask the owner of the information: %(unit)s") % {"unit": page.owner_unit}
        return "", self._officers(Group.WEBMASTERS)

    def _evidence(self) -> tuple[str, str]:
        if self.may_link:
            return f"{reverse('ita_item', args=[self.item.pk])}#{EVIDENCE_PANEL}", ""
        return "", self._officers(Group.ITA_OFFICERS)

    def _officers(self, group: Group) -> str:
        found: list[OfficerToday] = self.held[self.site.pk, group]
        if not found:
            return _("Ask %(who)s; nobody holds this duty today.") % {"who": group.label}
        return _("Ask %(who)s") % {"who": ", ".join(map(str, found))}


def label_of(result: CheckResult) -> str:
    """What officers call the check; one that left the vocabulary has its stored name."""
    check = vocabulary().get(result.check)
    return str(check.label) if check else result.check


def _passed(result: CheckResult) -> ShownResult:
    return ShownResult(result.outcome, label_of(result), result.reason)
