"""What an erasure changes in the database, within the transaction that has its row.

It can be repeated, and touches only what is still exactly what the row names: after a restore a
number may be another thing's.
"""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, Revision, Site

from home.erasure import overwrite_what_is_deleted
from ita.integrity.models import Seal
from ita.register.models import RegisterEntry
from ita.workflow.erasure.blanks import ERASED_BY, empty_row, without_words
from ita.workflow.erasure.erased import Erased, stored_file
from ita.workflow.erasure.frozen import frozen_copies
from ita.workflow.erasure.translations import forget_translations


def apply(entry: RegisterEntry, erased: Erased, site: Site) -> bool:
    """Erase from the database what ``erased`` names, by the row ``entry``; whether there was
    anything."""
    overwrite_what_is_deleted()
    changed = [_mark_file(entry, *pair) for pair in erased.files]
    if erased.page_id:
        changed += [_erase_seals(entry, erased), _erase_revisions(entry, erased)]
    for copies in frozen_copies():
        copies.mark(site, erased.frozen, entry.pk)
    return any(changed)


def has_words_left(erased: Erased) -> bool:
    """Whether a text that ``erased`` names is there."""
    return bool(erased.page_id) and (_seals(erased).exists() or bool(_revisions(erased)))


def is_read_now(page: Page, erased: Erased) -> bool:
    """Whether the public reads one of the editions that ``erased`` names, with its words."""
    return page.live and page.live_revision_id in {each.pk for each in _revisions(erased)}


def _mark_file(entry: RegisterEntry, name: str, sha256: str) -> bool:
    stored = stored_file(name, sha256)
    if stored is None or stored.erased_by:
        return False
    rows = type(stored)._default_manager.filter(pk=stored.pk)
    rows.filter(hidden_since=None).update(hidden_since=timezone.now())
    rows.filter(closed_by=0).update(closed_by=entry.pk)
    rows.update(erased_by=entry.pk)
    return True


def _erase_seals(entry: RegisterEntry, erased: Erased) -> bool:
    return _seals(erased).update(content="", erased_by=entry.pk) > 0


def _seals(erased: Erased) -> QuerySet[Seal]:
    seals = Seal.objects.filter(page_id=erased.page_id, sha256__in=erased.seals, erased_by=0)
    return seals.exclude(content="")


def _revisions(erased: Erased) -> list[Revision]:
    named = {int(number): datetime.fromisoformat(time) for number, time in erased.revisions}
    kept = Revision.page_revisions.filter(pk__in=named, object_id=str(erased.page_id))
    return [
        each for each in kept if each.created_at == named[each.pk] and ERASED_BY not in each.content
    ]


def _erase_revisions(entry: RegisterEntry, erased: Erased) -> bool:
    page = Page.objects.filter(pk=erased.page_id).first()
    if page is None:
        return False
    page = page.specific
    found = _revisions(erased)
    for revision in found:
        Revision.objects.filter(pk=revision.pk).update(
            content=without_words(revision.content, page, entry.pk), object_str=page.title
        )
    if not found:
        return False
    if not page.live:
        empty_row(page)
    elif page.latest_revision_id in {each.pk for each in found}:
        _go_on_from_live(page)
    forget_translations(page)
    return True


def _go_on_from_live(page: Page) -> None:
    """The next who edits begins with what the public reads."""
    Page.objects.filter(pk=page.pk).update(
        latest_revision=page.live_revision_id,
        latest_revision_created_at=page.live_revision.created_at if page.live_revision else None,
        has_unpublished_changes=False,
        draft_title=page.title,
    )
