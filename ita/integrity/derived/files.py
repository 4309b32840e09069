"""Stored files: what is computed from their bytes, and which of them the public may open."""

import json
import os
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image
from wagtail.models import Site

from home.models import AgencyDocument, AgencyImage, Rendition
from ita.integrity.erased import ErasedFiles
from ita.integrity.models import Seal
from ita.register.history import statuses_of
from ita.register.models import RegisterEntry
from ita.register.sealed import closed_files, shown_by_erased

FOLDERS: dict[type[Any], str] = {AgencyDocument: "documents", AgencyImage: "images"}


def fact_faults() -> Iterator[str]:
    """Files under another path, or with another size or type, than their bytes have."""
    for model in FOLDERS:
        public = model._default_manager.exclude(public_since=None)
        for stored in public.filter(erased_by=0).iterator():
            if wrong := [*_facts(stored)]:
                yield _("%(file)s is not what its bytes say: %(what)s") % {
                    "file": stored.original_filename,
                    "what": ", ".join(wrong),
                }


def openness_faults(sites: list[Site]) -> Iterator[str]:
    """Documents that the public may open though no page with them was ever approved, or may not
    though a live page shows them, or that replaced another without an act."""
    shown, live = _approved(sites)
    closed = closed_files()
    replaced = _replacements()
    documents = AgencyDocument.objects.exclude(public_since=None, supersedes=None)
    for document in documents.select_related("supersedes").iterator():
        name = document.original_filename
        if document.is_public and document.pk not in shown:
            yield _("%(file)s is open to the public, and no page with it was approved.") % {
                "file": name
            }
        pair = (document.supersedes_id, document.pk)
        if document.supersedes_id and document.is_public and pair not in replaced:
            yield _("%(file)s replaces another file, and no act on the register says so.") % {
                "file": name
            }
    for document in AgencyDocument.objects.filter(pk__in=live):
        by_act = closed.get(document.closed_by, [])
        if not document.is_public and [document.key, document.sha256] not in by_act:
            yield _("%(file)s is closed to the public, and a live page shows it.") % {
                "file": document.original_filename
            }


def erasure_faults() -> Iterator[str]:
    """Files that are marked as erased, where no act says so or something of them is left."""
    erased = ErasedFiles()
    for model in FOLDERS:
        for stored in model._default_manager.exclude(erased_by=0).iterator():
            if problem := erased.why_not(stored, stored.sha256):
                yield problem


def rendition_faults() -> Iterator[str]:
    """Pictures as they are sent that are not, to the pixel, made of the picture that was approved.
    After a release of the library that makes them, ``wagtail_update_image_renditions``."""
    for rendition in Rendition.objects.select_related("image").iterator():
        if not rendition.image.public_since:
            continue
        try:
            same = _is_made_of(rendition)
        except OSError:
            same = False
        if not same:
            yield _(
                "%(file)s: the size that is shown (%(spec)s) is not made of this picture. "
                "wagtail_update_image_renditions makes it anew."
            ) % {
                "file": rendition.image.original_filename,
                "spec": rendition.filter_spec,
            }


def _facts(stored: Any) -> Iterator[str]:
    path = stored.stored_path(FOLDERS[type(stored)])
    # A second file of the same bytes has letters behind the hash.
    root, extension = os.path.splitext(path)
    if not (stored.file.name.startswith(root) and stored.file.name.endswith(extension)):
        yield _("place on the disk")
    try:
        size = stored.file.storage.size(stored.file.name)
    except OSError:
        return  # that it is gone, the comparison of seals says
    if stored.file_size != size:
        yield _("size")
    if isinstance(stored, AgencyImage):
        with stored.file.storage.open(stored.file.name) as file, Image.open(file) as picture:
            if picture.size != (stored.width, stored.height):
                yield _("width and height")


def _approved(sites: list[Site]) -> tuple[set[int], set[int]]:
    """Numbers of the documents that were ever approved with a page that went live, and of those
    that pages show which should be live now."""
    ever: set[str] = set()
    now: set[str] = set()
    for site in sites:
        for status in statuses_of(site).values():
            ever |= {row.seal_sha256 for row in status.bound}
            if status.binding:
                now.add(status.binding.seal_sha256)
    shown = {int(key.split(":")[1]) for key in shown_by_erased() if key.startswith("document:")}
    live: set[int] = set()
    for seal in Seal.objects.filter(sha256__in=ever).exclude(content="").iterator():
        numbers = {
            int(name.split(":")[1])
            for name in json.loads(seal.content)["files"]
            if name.startswith("document:")
        }
        shown |= numbers
        if seal.sha256 in now:
            live |= numbers
    return shown, live


def _replacements() -> set[tuple[int, int]]:
    """(old, new) of each replacement on the register."""
    rows = RegisterEntry.objects.filter(details__has_key="old", details__new__has_key="document")
    return {(row.details["old"]["document"], row.details["new"]["document"]) for row in rows}


def _is_made_of(rendition: Rendition) -> bool:
    """Whether the stored bytes show the picture as the specification cuts and sizes it today."""
    made = rendition.image.generate_rendition_file(rendition.filter)
    with (
        rendition.file.storage.open(rendition.file.name) as stored,
        Image.open(made) as wanted,
        Image.open(stored) as found,
    ):
        return wanted.size == found.size and _pixels(wanted) == _pixels(found)


def _pixels(picture: Image.Image) -> bytes:
    return picture.convert("RGBA").tobytes()
