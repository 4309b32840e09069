"""Attaches the scan of a signed paper to the record of its request."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument, AgencySettings
from ita.papers.content import RequestRecord
from ita.papers.models import SignedScan
from ita.papers.render import numbered
from ita.papers.rules import why_not_attach_scan
from ita.register.enums import Act
from ita.register.operations import append
from ita.workflow.locking import lock_pages

SCAN_TYPES = ("pdf", "jpg", "png")


@atomic_with_retry
def attach_scan(record: RequestRecord, upload: "UploadedFile[bytes]", user: User) -> SignedScan:
    """Keep ``upload`` as a document that is never public, and put it on the register.

    Raises:
        NotAllowed: see ``why_not_attach_scan``; or the file is not one that is accepted
            (home/files.py), no PDF or picture, or attached already.
    """
    first = record.status.first
    site = Site.objects.filter(pk=first.site_id).first()
    page = lock_pages([first.page_id], site).get(first.page_id) or _lost_page(record)
    ensure(why_not_attach_scan(user, record.status.request_id))
    document = _checked(record, upload, user)
    document.save()
    scan = SignedScan.objects.create(
        request_id=record.status.request_id, page_id=first.page_id, document=document
    )
    append(
        Act.SCAN_ATTACHED,
        page,
        user,
        request_id=record.status.request_id,
        details={"file": document.original_filename, "sha256": document.sha256},
        site=site,
    )
    return scan


def _checked(record: RequestRecord, upload: "UploadedFile[bytes]", user: User) -> AgencyDocument:
    title = f"เอกสารลงนาม {numbered(record)}"
    document = signed_document(title, upload, user, record.status.first.site_id)
    attached = SignedScan.objects.filter(request_id=record.status.request_id)
    if attached.filter(document__sha256=document.sha256).exists():
        raise NotAllowed(_("This file is attached to the request already."))
    return document


def signed_document(
    title: str, upload: "UploadedFile[bytes]", user: User, site_id: int
) -> AgencyDocument:
    """The scan of a signed paper as a document of the agency, checked and not stored yet.

    Raises:
        NotAllowed: the file is not one that is accepted (home/files.py), or no PDF or picture.
    """
    document = AgencyDocument(
        title=title, file=upload, collection=_collection(site_id), uploaded_by_user=user
    )
    try:
        document.clean()
    except ValidationError as error:
        raise NotAllowed(" ".join(error.messages)) from error
    if document.extension not in SCAN_TYPES:
        raise NotAllowed(_("Please attach the signed paper as PDF, JPG or PNG."))
    return document


def _collection(site_id: int) -> Collection:
    """The agency's: what lies at the top is open to officers of all."""
    settings = AgencySettings.objects.filter(site=site_id).first()
    own = settings.collection if settings else None
    return own or Collection.get_first_root_node()


def _lost_page(record: RequestRecord) -> Page:
    """What the register still knows of a page that was deleted."""
    row = record.status.first
    return Page(pk=row.page_id, title=row.page_title, url_path=row.page_url)
