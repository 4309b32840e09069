"""Makes the papers of a request: which there are, what their files are called."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from home.thai.numerals import to_thai_digits
from ita.papers.content import RequestRecord
from ita.papers.form import blank_form, refusal_slip, request_form
from ita.papers.memo import request_memo
from ita.papers.paper import Paper
from ita.papers.pdf import to_pdf
from ita.papers.word import to_docx
from ita.register.statuses import RequestStatus


class PaperKind(models.TextChoices):
    FORM = "form", _("Request form")
    MEMO = "memo", _("Memo to the head")
    SLIP = "slip", _("Slip of a return or refusal")


FILE_NAMES = {
    PaperKind.FORM: "แบบฟอร์มขอเผยแพร่",
    PaperKind.MEMO: "บันทึกข้อความ",
    PaperKind.SLIP: "ใบแจ้งผลการพิจารณา",
}
BLANK_NAME = "แบบฟอร์มขอเผยแพร่ (เปล่า)"
BUILDERS: dict[str, Callable[[RequestRecord], Paper | None]] = {
    PaperKind.FORM: request_form,
    PaperKind.MEMO: request_memo,
    PaperKind.SLIP: refusal_slip,
}
WRITERS: dict[str, Callable[[Paper], bytes]] = {"pdf": to_pdf, "docx": to_docx}


@dataclass(frozen=True)
class PaperFile:
    """A finished paper under its Thai name."""

    name: str
    content: bytes


def kinds_of(request: RequestStatus) -> list[PaperKind]:
    """The papers that this request has."""
    return [kind for kind in PaperKind if kind != PaperKind.SLIP or request.answer]


def make_paper(record: RequestRecord, kind: str, extension: str) -> PaperFile | None:
    """The paper of that kind as "pdf" or "docx"; None for a slip where nothing was refused."""
    paper = BUILDERS[kind](record)
    if paper is None:
        return None
    name = f"{FILE_NAMES[PaperKind(kind)]} {numbered(record)}.{extension}"
    return PaperFile(name, WRITERS[extension](paper))


def numbered(record: RequestRecord) -> str:
    """The request's number as a file may be called: "เลขที่ ๑๒-๒๕๗๐"."""
    return f"เลขที่ {to_thai_digits(record.opening.label).replace('/', '-')}"


def make_blank_form(site: Site, extension: str) -> PaperFile:
    """The agency's form to be filled by hand."""
    return PaperFile(f"{BLANK_NAME}.{extension}", WRITERS[extension](blank_form(site)))
