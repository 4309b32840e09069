"""Attaches the scan of a signed paper to the record of its request."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from home.core.exceptions import NotAllowed
from home.models import AgencyDocument
from ita.papers.content import RequestRecord
from ita.papers.models import SignedScan
from ita.papers.render import numbered
from ita.papers.rules import why_not_attach_scan
from ita.register.enums import Act
from ita.register.operations import append

SCAN_TYPES = ("pdf", "jpg", "png")


@transaction.atomic
def attach_scan(record: RequestRecord, upload: "UploadedFile[bytes]", user: User) -> SignedScan:
    """Keep ``upload`` as a document that is never public, and put it on the register.

    Raises:
        NotAllowed: see ``why_not_attach_scan``; or the file is not one that is accepted
            (home/files.py), no PDF or picture, or attached already.
    """
    if reason := why_not_attach_scan(user, record.status.request_id):
        raise NotAllowed(reason)
    document = _checked(record, upload, user)
    document.save()
    scan = SignedScan.objects.create(
        request_id=record.status.request_id, page_id=record.status.first.page_id, document=document
    )
    append(
        Act.SCAN_ATTACHED,
        _page(record),
        user,
        request_id=record.status.request_id,
        details={"file": document.original_filename, "sha256": document.sha256},
        site=Site.objects.filter(pk=record.status.first.site_id).first(),
    )
    return scan


def _checked(record: RequestRecord, upload: "UploadedFile[bytes]", user: User) -> AgencyDocument:
    document = AgencyDocument(
        title=f"เอกสารลงนาม {numbered(record)}",
        file=upload,
        collection=Collection.get_first_root_node(),
        uploaded_by_user=user,
    )
    try:
        document.clean()
    except ValidationError as error:
        raise NotAllowed(" ".join(error.messages)) from error
    if document.extension not in SCAN_TYPES:
        raise NotAllowed(_("Please attach the signed paper as PDF, JPG or PNG."))
    attached = SignedScan.objects.filter(request_id=record.status.request_id)
    if attached.filter(document__sha256=document.sha256).exists():
        raise NotAllowed(_("This file is attached to the request already."))
    return document


def _page(record: RequestRecord) -> Page:
    """The page of the request, or what the register still knows of it."""
    row = record.status.first
    lost = Page(pk=row.page_id, title=row.page_title, url_path=row.page_url)
    return Page.objects.filter(pk=row.page_id).first() or lost
