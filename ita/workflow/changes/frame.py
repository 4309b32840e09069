"""What an agency begins with, before there is an approver who could allow it."""

from django.db import transaction
from wagtail.models import Site

from ita.integrity.public_facts import changes_in_words, fact_kinds, same
from ita.register.allowed import allowed_things, has_frame
from ita.register.enums import Act
from ita.register.operations import append_about
from ita.workflow.changes.rules import is_first_hour


@transaction.atomic
def set_frame(site: Site) -> int:
    """Put on the register, as the installation's act, what stands there without a row; returns how
    many rows that were.

    It is done once, and again while the agency is in its first hour; later another value is a
    change that an approver allows.
    """
    if has_frame(site) and not is_first_hour(site):
        return 0
    known, count = allowed_things(site), 0
    for name, kind in fact_kinds().items():
        for thing in kind.all(site):
            live, before = kind.values(thing), known.get((name, kind.key_of(thing)))
            old = {field: before.value(field) if before else None for field in live}
            if all(same(old[field], live[field]) for field in live):
                continue
            details = {"changes": changes_in_words(kind, old, live)}
            append_about(Act.FACTS_SET, kind.subject(thing), None, site=site, details=details)
            count += 1
    return count
