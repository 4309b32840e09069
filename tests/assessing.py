"""The ITA officer at work in tests: confirms wording and judges, on what stands there now."""

from typing import Any

from wagtail.models import Site

from ita.assessment.confirmation.operations import confirm
from ita.assessment.confirmation.texts import fingerprint, texts_of
from ita.assessment.coverage import item_coverage
from ita.assessment.judging import operations as verdicts
from ita.assessment.models import Element, Item
from ita.assessment.verdicts.models import Verdict
from ita.assessment.verdicts.standing import fingerprint as verdict_fingerprint
from ita.assessment.verdicts.standing import judged
from tests.factories import UserFactory


def confirm_wording(item: Item, site: Site, user: Any = None) -> int:
    """Everything of the item is confirmed, as its screen shows it."""
    user = user or UserFactory(ita_officer=True)
    item = fresh_item(item)
    seen = fingerprint(texts_of([item]))
    return confirm(item.framework, None, site, user, seen=seen, item=item)


def judge(
    item: Item,
    site: Site,
    element: Element | None = None,
    *,
    is_met: bool = True,
    reason: str = "ตรวจหน้าเว็บแล้ว",
    user: Any = None,
) -> Verdict:
    """A verdict on what can be seen now."""
    user = user or UserFactory(ita_officer=True)
    seen = seen_of(item, site, element)
    return verdicts.judge(item, element, is_met, reason, site, user, seen=seen)


def seen_of(item: Item, site: Site, element: Element | None = None) -> str:
    """What the screen of a verdict sends back."""
    facts = item_coverage(item, site).evidence
    return verdict_fingerprint(judged(fresh_item(item), facts, element))


def fresh_item(item: Item) -> Item:
    return Item.objects.select_related("framework").get(pk=item.pk)
