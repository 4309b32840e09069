"""Sets how long the agency keeps what people sent, and removes what is past that."""

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from home.cases.viewset import CASE_HANDLED
from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.models import Case
from home.models.cases import lock_page
from home.thai.calendar import local_date
from ita.monitoring.petitions import rules
from ita.monitoring.petitions.keeping import past_term
from ita.monitoring.petitions.models import Petition
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about
from ita.register.subjects import Subject

KIND = SubjectKind.CASES
TERM_KEY, REMOVAL_KEY = "term", "removal"
AT_ONCE = 500  # cases in one act


@atomic_with_retry
def set_term(site: Site, user: User, months: int) -> RegisterEntry:
    """From today on content is removed so many months after a case was closed, and not within the
    next 30 days.

    Raises:
        NotAllowed: see ``why_not_set_term``.
    """
    ensure(rules.why_not_set_term(user, site, months))
    subject = Subject(KIND, TERM_KEY, str(KIND.label))
    details = {"keep_months": months}
    return append_about(Act.CASE_TERM_SET, subject, user, site=site, details=details)


def remove_past(site: Site) -> int:
    """Remove what is past its term; returns of how many cases. Can be repeated."""
    cases = past_term(site)
    for start in range(0, len(cases), AT_ONCE):
        _remove(site, [case.pk for case in cases[start : start + AT_ONCE]])
    return len(cases)


@atomic_with_retry
def _remove(site: Site, numbers: list[int]) -> RegisterEntry | None:
    """Asked again under the locks of their pages: an officer may have opened one anew."""
    for page in {case.page_id: case.page for case in Case.objects.filter(pk__in=numbers)}.values():
        lock_page(page)
    cases = [case for case in past_term(site) if case.pk in numbers]
    if not cases:
        return None
    today = local_date(timezone.now())
    for case in cases:
        case.remove_content(today)
        _forget_in_log(case)
    Petition.objects.filter(case__in=cases).exclude(extended_for="").update(extended_for="–")
    details = {
        "removed_count": len(cases),
        "removed_cases": ", ".join(case.number for case in cases),
    }
    subject = Subject(KIND, REMOVAL_KEY, str(KIND.label))
    return append_about(Act.CASE_CONTENT_REMOVED, subject, None, site=site, details=details)


def _forget_in_log(case: Case) -> None:
    """Wagtail's log keeps each answer that an officer wrote."""
    kind = ContentType.objects.get_for_model(Case)
    rows = ModelLogEntry.objects.filter(
        content_type=kind, object_id=str(case.pk), action=CASE_HANDLED
    )
    for row in rows:
        row.data = {**row.data, "answer": ""}
        row.save(update_fields=["data"])
