"""Gives a verdict on an item or an element, and takes it back. Each is a row of the register."""

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from ita.assessment.coverage import item_coverage
from ita.assessment.judging import rules
from ita.assessment.models import Element, Item
from ita.assessment.verdicts.models import Verdict
from ita.assessment.verdicts.standing import fingerprint, judged
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject


@atomic_with_retry
def judge(
    item: Item,
    element: Element | None,
    is_met: bool,
    reason: str,
    site: Site,
    user: User,
    *,
    seen: str,
) -> Verdict:
    """``user`` says that ``item``, or ``element`` of it, is met or is not, and why; what was said
    before is replaced. ``seen`` is the fingerprint of what they looked at.

    Raises:
        NotAllowed: no ITA officer today, no reason, not this item's element, nothing published
            that could be complete, or the evidence changed while they looked.
    """
    ensure(
        rules.why_not_judge(user, site),
        rules.why_without_reason(reason),
        rules.why_not_element(element, item),
    )
    covered = item_coverage(item, site)
    now = judged(item, covered.evidence, element)
    ensure(
        rules.why_not_seen(seen, fingerprint(now)),
        rules.why_not_complete(covered) if is_met and element is None else None,
    )
    post = OfficerProfile.of(user, site)
    before = _given(item, element, site)
    words = {"name": post.full_name, "position": post.position} if post else {}
    values = {"is_met": is_met, "reason": reason.strip(), "judged": now, "user": user, **words}
    said, _is_new = Verdict.objects.update_or_create(
        site=site, item=item, element=element, defaults={**values, "given_at": timezone.now()}
    )
    _append(Act.VERDICT_GIVEN, said, before, user, said.reason)
    return said


@atomic_with_retry
def withdraw(item: Item, element: Element | None, reason: str, site: Site, user: User) -> None:
    """The verdict is taken back, and the machine's stands again.

    Raises:
        NotAllowed: no ITA officer today, no reason, or there is no verdict.
    """
    ensure(rules.why_not_judge(user, site), rules.why_without_reason(reason))
    said = _given(item, element, site)
    if said is None:
        raise NotAllowed(_("There is no verdict to withdraw."))
    _append(Act.VERDICT_WITHDRAWN, None, said, user, reason.strip())
    said.delete()


def _given(item: Item, element: Element | None, site: Site) -> Verdict | None:
    rows = Verdict.objects.filter(site=site, item=item, element=element)
    return rows.select_related("item__framework", "element", "site").first()


def _append(
    act: Act, said: Verdict | None, before: Verdict | None, user: User, reason: str
) -> None:
    about = said or before
    assert about
    change = {
        "field": "verdict",
        "label": about.element.text if about.element else str(_("The item as a whole")),
        "old": _words(before),
        "new": _words(said),
    }
    item = about.item
    subject = Subject(SubjectKind.ITEM, str(item.pk), f"{item.framework} {item}")
    details = {"changes": [change]}
    append_about(act, subject, user, site=about.site, reason=reason, details=details)


def _words(said: Verdict | None) -> str | None:
    if said is None:
        return None
    return str(_("Met") if said.is_met else _("Not met"))
