"""What was found changed without approval is put on the register, once."""

from wagtail.models import Site

from home.core.transactions import atomic_with_retry
from ita.integrity.public_facts import FactDrift, changes_in_words, fact_drifts
from ita.register.allowed import allowed_of
from ita.register.enums import Act
from ita.register.operations import append_about, lock_head


def record_finds(site: Site) -> list[FactDrift]:
    """Find all that is not what was allowed, and put on the register what does not stand there
    yet."""
    found = list(fact_drifts(site))
    for drift in found:
        _record(drift, site)
    return found


@atomic_with_retry
def _record(drift: FactDrift, site: Site) -> None:
    lock_head(site)
    known = allowed_of(site, drift.kind.kind, drift.subject.key)
    old = {field: known.value(field) for field in drift.fields}
    details = {"changes": changes_in_words(drift.kind, old, dict(drift.live))}
    if known.found and (known.found.reason, known.found.details) == (drift.problem, details):
        return
    append_about(
        Act.CHANGE_FOUND, drift.subject, None, site=site, reason=drift.problem, details=details
    )
