"""Which pages show a stored file, and what follows: what is shown is neither deleted nor renamed.

Live content is found by Wagtail's index of references; it does not know drafts, so those are read.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from django.db.models import ProtectedError, Q, QuerySet, TextField
from django.db.models.deletion import Collector
from django.db.models.functions import Cast
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, Revision, Site, WorkflowState

from home.models.files import AgencyDocument, AgencyImage, StoredFile
from home.models.settings import AgencySettings

FILES: tuple[type[StoredFile], ...] = (AgencyDocument, AgencyImage)
SHOWN = 5  # pages named in one message


def file_numbers(page: Page) -> dict[type[StoredFile], set[int]]:
    """Numbers of the documents and images in ``page`` (specific: live, or from a revision):
    in its fields, rows, streams and rich text."""
    models = {ContentType.objects.get_for_model(m).pk: m for m in FILES}
    found: dict[type[StoredFile], set[int]] = defaultdict(set)
    # What fills the index; Wagtail has no public name for it.
    for content_type, number, *_path in ReferenceIndex._extract_references_from_object(page):
        if content_type in models:
            found[models[content_type]].add(int(number))
    return found


def why_foreign(files: dict[type[StoredFile], set[int]], site: Site | None) -> str | None:
    """Why a page of the agency cannot show ``files`` ({model: numbers}): another agency keeps one
    of them, whose name this one must not learn."""
    others = AgencySettings.objects.exclude(site=site).exclude(collection=None)
    theirs = Q(pk__in=[])
    for path in others.values_list("collection__path", flat=True):
        theirs |= Q(collection__path__startswith=path)
    for model, numbers in files.items():
        if numbers and model._default_manager.filter(theirs, pk__in=numbers).exists():
            return _("A file or picture here is not the agency's own. Please choose another.")
    return None


def shows(page: Page, stored: StoredFile) -> bool:
    return stored.pk in file_numbers(page)[type(stored)]


def live_pages_showing(stored: StoredFile) -> list[Page]:
    page_type = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.get_references_to(stored).filter(base_content_type=page_type)
    numbers = {int(number) for number in references.values_list("object_id", flat=True)}
    pages = Page.objects.live().filter(pk__in=numbers).specific()
    return [page for page in pages if shows(page, stored)]


def drafts_showing(stored: StoredFile) -> list[Page]:
    """Pages whose latest saved state is not live and shows ``stored``, as that state has them."""
    pages = Page.objects.filter(has_unpublished_changes=True)
    return list(_saved_states_showing(stored, pages.values("latest_revision")))


def pages_showing(stored: StoredFile) -> list[Page]:
    """Pages that show ``stored`` live or in their latest saved state, as the database has them."""
    numbers = {page.pk for page in [*live_pages_showing(stored), *drafts_showing(stored)]}
    return list(Page.objects.filter(pk__in=numbers).order_by("pk").specific())


def why_not_rename(stored: StoredFile) -> str | None:
    """Why the words of ``stored`` (and the part of a picture that is never cut away) are fixed:
    the public is shown them with it, so they were approved too."""
    if live := live_pages_showing(stored):
        return _("This is part of what was approved: %(pages)s.") % {"pages": _named(live)}
    reviewed = WorkflowState.objects.active().filter(status=WorkflowState.STATUS_IN_PROGRESS)
    revisions = reviewed.values("current_task_state__revision")
    if under_review := list(_saved_states_showing(stored, revisions)):
        return _("This is part of what is under review: %(pages)s.") % {
            "pages": _named(under_review)
        }
    return None


def why_not_delete(stored: StoredFile) -> str | None:
    """Why ``stored`` must stay: something shows it, or the public may know its address."""
    indexed = [source for source, _rows in ReferenceIndex.get_grouped_references_to(stored)]
    pages = {page.pk: page for page in drafts_showing(stored)}
    others = [user for user in indexed if user.pk not in pages or not isinstance(user, Page)]
    if users := [*pages.values(), *others] or _protecting(stored):
        return _("“%(file)s” cannot be deleted, because it is used by: %(users)s.") % {
            "file": stored,
            "users": _named(users),
        }
    if stored.public_since:
        return _(
            "“%(file)s” cannot be deleted: it was public, and an address that was public stays."
        ) % {"file": stored}
    return None


def is_stored(stored: StoredFile) -> bool:
    """Whether the bytes of ``stored`` are where they belong."""
    return bool(stored.file.storage.exists(stored.file.name))


def missing_files(page: Page) -> list[str]:
    """Names of the files in ``page`` that are not stored, or not on the disk any more."""
    return [name for model, numbers in file_numbers(page).items() for name in _lost(model, numbers)]


def closed_files(page: Page) -> list[str]:
    """Names of the files in ``page`` that were closed for good, because of personal data."""
    return [
        stored.original_filename
        for model, numbers in file_numbers(page).items()
        for stored in model._default_manager.filter(pk__in=numbers).exclude(closed_by=0)
    ]


def _lost(model: type[StoredFile], numbers: set[int]) -> Iterator[str]:
    stored = model._default_manager.in_bulk(numbers)
    for number in sorted(numbers):
        file = stored.get(number)
        if file is None:
            yield _("%(kind)s number %(number)s") % {
                "kind": model._meta.verbose_name,
                "number": number,
            }
        elif not file.erased_by and not is_stored(file):
            yield file.original_filename


def _saved_states_showing(stored: StoredFile, revisions: QuerySet[Any]) -> Iterator[Page]:
    found = Revision.objects.page_revisions().filter(pk__in=revisions)
    # Reading a revision is slow: first those whose text holds the number at all.
    found = found.annotate(text=Cast("content", TextField())).filter(text__contains=stored.pk)
    for revision in found.iterator():
        page = revision.as_object()
        if shows(page, stored):
            yield page


def _protecting(stored: StoredFile) -> list[Any]:
    """Rows whose foreign key forbids to delete ``stored``."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect([stored])
    except ProtectedError as error:
        return list(error.protected_objects)
    return []


def _named(users: list[Any]) -> str:
    names = [f"“{getattr(user, 'draft_title', '') or user}”" for user in users[:SHOWN]]
    if len(users) > SHOWN:
        names.append(_("%(count)s more") % {"count": len(users) - SHOWN})
    return get_text_list(names, _("and"))
