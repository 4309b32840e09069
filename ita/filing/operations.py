"""Files an assessment: orders it, and when everything is frozen, puts it on the register."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.models import Site

from home.core.exceptions import NotAllowed, ensure
from home.core.jobs import OPEN, finish, give_up_the_silent
from home.core.transactions import atomic_with_retry
from ita.assessment.coverage import coverage
from ita.assessment.models import Framework
from ita.filing import freezing, rules, store
from ita.filing.manifest import canonical
from ita.filing.models import Filing, FrozenItem, FrozenObject, FrozenPage, Pack
from ita.filing.record import Snapshot, snapshot
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.models import RegisterEntry
from ita.register.operations import append_about, lock_head
from ita.register.subjects import Subject

MANIFEST = "manifest_sha256"  # key in the details of the row that files


class AssessmentChanged(Exception):
    """Evidence, verdicts or the list changed while the assessment was frozen."""


@atomic_with_retry
def order_filing(framework: Framework, site: Site, user: User, note: str = "") -> Filing:
    """Have the assessment filed; the queue freezes it. Its time is now.

    Raises:
        NotAllowed: see ``why_not_file`` and ``why_nothing_to_file``.
    """
    lock_head(site)
    give_up_the_silent(Filing.objects.of(framework, site))
    ensure(rules.why_not_file(user, framework, site))
    ensure(rules.why_nothing_to_file(coverage(framework, site)))
    post = OfficerProfile.of(user, site)
    assert post, "the rule asked for it"
    filing = Filing.objects.create(
        site=site,
        framework=framework,
        user=user,
        user_name=post.full_name,
        user_position=post.position,
        note=note.strip(),
        asked_at=timezone.now(),
    )
    async_task("ita.filing.jobs.run_filing", filing.pk)
    return filing


@atomic_with_retry
def complete(filing: Filing, taken: Snapshot, workbook: str) -> RegisterEntry:
    """Everything is frozen: the filing is on the register, whole.

    Args:
        workbook: the hash of the frozen workbook.

    Raises:
        AssessmentChanged: it is not any more what was frozen; nothing is filed.
        NotAllowed: the account that filed it is gone.
        OSError: the manifest could not be stored.
    """
    stored = Filing.objects.select_for_update(of=("self",)).get(pk=filing.pk)
    if stored.is_filed:
        return RegisterEntry.objects.get(pk=stored.entry_id)
    user = stored.user
    ensure(None if user else _("The account that filed the assessment is gone. Please file again."))
    lock_head(stored.site)
    if snapshot(stored.framework, stored.site).fingerprint != taken.fingerprint:
        raise AssessmentChanged
    inside = store.put(stored.site_id, canonical(taken.inside))
    manifest = freezing.manifest_of(stored, taken, workbook=workbook, inside=inside)
    sha256 = store.put(stored.site_id, canonical(manifest))
    _store_items(stored, taken)
    captures = list(stored.captures.all())
    first, last = freezing.visited(captures)
    row = append_about(
        Act.FILED,
        subject_of(stored),
        user,
        site=stored.site,
        reason=stored.note,
        details={
            MANIFEST: sha256,
            "asked_at": stored.asked_at.isoformat(),
            "visited_from": first.isoformat(),
            "visited_to": last.isoformat(),
            "deadlines_passed": _passed(stored),
            **freezing.counts_of(taken, captures),
        },
    )
    was_ours = finish(
        filing,
        entry_id=row.pk,
        manifest_sha256=sha256,
        inside_sha256=inside,
        workbook_sha256=workbook,
        visited_from=first,
        visited_to=last,
    )
    ensure(None if was_ours else _("This was done by another worker already."))
    return row


@transaction.atomic
def discard(filing: Filing) -> None:
    """Throw away what was frozen for a filing that came to nothing. Bytes that something else
    names stay; while another filing of the agency is under way, all of them do."""
    lock_head(filing.site)
    hashes = set(filing.captures.exclude(sha256="").values_list("sha256", flat=True))
    filing.captures.all().delete()
    if Filing.objects.filter(site=filing.site, state__in=OPEN).exclude(pk=filing.pk).exists():
        return
    for sha256 in hashes - named_hashes(filing.site):
        FrozenObject.objects.filter(site_id=filing.site_id, sha256=sha256, erased_by=0).delete()
        store.remove_bytes(filing.site_id, sha256)


def named_hashes(site: Site) -> set[str]:
    """The hashes of all bytes that a filing of the agency names."""
    filings = Filing.objects.filter(site=site)
    columns = ("manifest_sha256", "inside_sha256", "workbook_sha256", "stamp_sha256")
    named = {each for row in filings.values_list(*columns) for each in row}
    captured = Filing.objects.filter(site=site).values_list("captures__sha256", flat=True)
    return {each for each in named | set(captured.distinct()) if each}


@atomic_with_retry
def order_pack(filing: Filing, user: User, code: str = "") -> Pack:
    """Have the pack of the whole list made, or with ``code`` of one item.

    Raises:
        NotAllowed: see ``why_not_order_pack``; or the filing has no such item.
    """
    ensure(rules.why_not_order_pack(user, filing, code))
    if code and not filing.items.filter(code=code).exists():
        raise NotAllowed(_("There is no such item in this filing."))
    pack = Pack.objects.create(filing=filing, code=code, user=user)
    async_task("ita.filing.jobs.run_pack", pack.pk)
    return pack


def subject_of(filing: Filing) -> Subject:
    return Subject(SubjectKind.FILING, str(filing.pk), str(filing.framework))


def _store_items(filing: Filing, taken: Snapshot) -> None:
    for position, (entry, record) in enumerate(zip(taken.covered, taken.items, strict=True)):
        made = FrozenItem.objects.create(
            filing=filing, item=entry.item, code=record["code"], position=position, record=record
        )
        pages = {row["page"] for row in record["evidence"]}
        FrozenPage.objects.bulk_create(
            [FrozenPage(item=made, page_id=number) for number in sorted(pages)]
        )


def _passed(filing: Filing) -> list[dict[str, Any]]:
    return [
        {"what": row.what, "due_on": row.due_on.isoformat()}
        for row in freezing.passed_deadlines(filing)
        if row.due_on
    ]
