from collections.abc import Mapping

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.monitoring.self_assessment.enums import Answer
from ita.monitoring.self_assessment.facts import known_of
from ita.monitoring.self_assessment.models import SecurityAnswer
from ita.monitoring.self_assessment.requirements import standard
from ita.monitoring.self_assessment.rules import why_not_answer
from ita.people.models import OfficerProfile

Given = Mapping[str, tuple[str, str]]  # by code: answer (empty: not answered), remark


@atomic_with_retry
def answer(site: Site, year: int, user: User, given: Given) -> int:
    """Keep what changed of the answers of the fiscal year (C.E.); returns how many that are. An
    answer that is emptied is taken back.

    Raises:
        NotAllowed: see ``why_not_answer``.
    """
    ensure(why_not_answer(user, site, year))
    rows = SecurityAnswer.objects.select_for_update().filter(site=site, fiscal_year=year)
    before = {row.code: row for row in rows}
    post = OfficerProfile.of(user, site)
    facts = {
        "answered_by": user,
        "answered_name": str(post) if post else user.get_username(),
        "answered_at": timezone.now(),
    }
    changed = 0
    for code in (each.code for each in standard().requirements if each.code in given):
        value, remark = given[code]
        old = before.get(code)
        if (value, remark if value else "") == ((old.answer, old.remark) if old else ("", "")):
            continue
        changed += 1
        if not value:
            SecurityAnswer.objects.filter(site=site, fiscal_year=year, code=code).delete()
            continue
        SecurityAnswer.objects.update_or_create(
            site=site,
            fiscal_year=year,
            code=code,
            defaults={
                "answer": Answer(value),
                "remark": remark,
                "known": known_of(site, code),
                **facts,
            },
        )
    return changed
