"""Is the register what was written? Finds rows that were changed, removed, inserted or reordered.

1. Every row's own hash is computed again from its words: a difference means that it was changed.
2. Every row names the hash of the row before it: a difference means that a row before it was
   removed, inserted or put elsewhere.
3. Numbers run from 1 in each fiscal year: a gap names the missing number.
4. The head names the last row: rows cut off at the end are missed by it.
5. The database's own triggers must be there.

Whoever can rewrite the whole database can rewrite the whole chain. The heads that left it show
that: the anchors (``ita.register.anchors``), and what stands in workbooks, papers and mails, which
``why_not_in_chain`` looks for.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from home.thai.calendar import to_be
from ita.register import triggers
from ita.register.chain import SUBJECT
from ita.register.faults import Fault
from ita.register.models import RegisterEntry, RegisterHead

CHUNK = 500


def register_faults() -> Iterator[Fault]:
    """All faults of all agencies' registers, in their order."""
    for name in triggers.missing():
        yield Fault(name, _("The database's protection is missing. Please run migrate."))
    heads = dict(RegisterHead.objects.values_list("site_id", "sha256"))
    sites = set(RegisterEntry.objects.order_by().values_list("site_id", flat=True))
    for site_id in sorted(sites | set(heads)):
        yield from _chain_faults(site_id, heads.get(site_id, ""))


def why_not_in_chain(sha256: str) -> str | None:
    """Why a head as printed on a paper is not confirmed; None when the chain holds it."""
    if RegisterEntry.objects.filter(sha256=sha256).exists():
        return None
    return _("No row of the register has this hash. The register is not the one that was printed.")


def _chain_faults(site_id: int, head: str) -> Iterator[Fault]:
    previous = ""
    last_number: dict[int, int] = defaultdict(int)
    name = _("end of the register %(number)s") % {"number": site_id}
    for pk, entry in _rows(site_id):
        if entry is None or not isinstance(entry.number, int):
            yield Fault(f"id {pk}", _("The row cannot be read: it was changed."))
            continue
        name = f"{entry.label} (id {pk})"
        if not hash_holds(entry):
            yield Fault(name, _("The row was changed."))
        if entry.previous_sha256 != previous:
            yield Fault(name, _("A row before this one was removed, inserted or moved."))
        expected = last_number[entry.fiscal_year] + 1
        if entry.number != expected:
            missing = f"{expected}/{to_be(entry.fiscal_year)}"
            yield Fault(name, _("Number %(number)s should stand here.") % {"number": missing})
        last_number[entry.fiscal_year] = entry.number
        previous = entry.sha256
    if previous != head:
        yield Fault(name, _("The row written last is not here: rows were cut off."))


def hash_holds(entry: RegisterEntry) -> bool:
    """Whether the words of ``entry`` are those that its hash was made of."""
    try:
        return entry.compute_hash() == entry.sha256 and not _says_more_than_it_hashes(entry)
    except KeyError:  # a version that never was
        return False


def _says_more_than_it_hashes(entry: RegisterEntry) -> bool:
    """Rule 1 knows of no subjects, so no row of it has one."""
    return entry.chain_version == 1 and any(getattr(entry, name) for name in SUBJECT)


def _rows(site_id: int) -> Iterator[tuple[int, RegisterEntry | None]]:
    """(id, row) in order; the row is None where the database holds what no row can hold."""
    entries = RegisterEntry.objects.filter(site_id=site_id).order_by("pk")
    numbers = list(entries.values_list("pk", flat=True))
    for start in range(0, len(numbers), CHUNK):
        chunk = numbers[start : start + CHUNK]
        try:
            rows = list(entries.filter(pk__in=chunk))
        except (ValueError, TypeError, AttributeError):
            yield from ((pk, _one(pk)) for pk in chunk)
        else:
            yield from ((row.pk, row) for row in rows)


def _one(pk: int) -> RegisterEntry | None:
    try:
        return RegisterEntry.objects.get(pk=pk)
    except (ValueError, TypeError, AttributeError):
        return None
