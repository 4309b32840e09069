"""Writes the memo, and asks for its publication."""

from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site, WorkflowState

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from home.enums import ContentKind, PlanKind
from home.models import (
    AgencyDocument,
    AgencySettings,
    ContentPage,
    PageAttachment,
    PlanPage,
    SectionPage,
    Unit,
)
from home.slugs import free_slug
from home.thai.calendar import format_date, local_date, to_be
from ita.monitoring.memo import rules
from ita.monitoring.memo.figures import MemoFigures, memo_figures
from ita.monitoring.memo.findings import published_in_words
from ita.monitoring.memo.models import Memo, MemoPoint
from ita.monitoring.memo.periods import Period
from ita.monitoring.memo.proposals import Proposal
from ita.monitoring.memo.text import memo_paper, title_of
from ita.monitoring.yearly.duties import MEMO
from ita.monitoring.yearly.operations import link_prepared
from ita.papers.pdf import to_pdf
from ita.papers.word import to_docx
from ita.people.models import OfficerProfile
from ita.workflow.locking import lock_page
from ita.workflow.operations import request_publication

SOURCE = "ทะเบียนการเผยแพร่ของหน่วยงาน"


@atomic_with_retry
def begin(site: Site, period: Period, user: User) -> Memo:
    """The memo of the ``period``, made where there is none; then the points of the memo before are
    carried over.

    Raises:
        NotAllowed: see ``rules.why_not_write`` and ``why_not_period``.
    """
    ensure(rules.why_not_write(user, site))
    ensure(rules.why_not_period(period, local_date(timezone.now())))
    memo, is_new = Memo.objects.get_or_create(
        site=site, fiscal_year=period.fiscal_year, quarter=period.quarter
    )
    before = Memo.objects.of(site, period.before).first() if is_new else None
    if before:
        MemoPoint.objects.bulk_create(
            MemoPoint(
                memo=memo, kind=each.kind, text=each.text, remedy=each.remedy, carried_from=each
            )
            for each in before.points.all()
        )
    return memo


@atomic_with_retry
def write(memo: Memo, user: User, background: str, formsets: list[Any]) -> None:
    """Keep what the officer wrote: ``formsets`` are valid ones of the memo's points.

    Raises:
        NotAllowed: see ``rules.why_not_write``.
    """
    ensure(rules.why_not_write(user, memo.site))
    memo.background = background
    memo.save(update_fields=["background"])
    for formset in formsets:
        formset.save()


@atomic_with_retry
def adopt(memo: Memo, user: User, proposal: Proposal) -> MemoPoint:
    """Make what the figures suggest a point of the memo, for the officer to edit.

    Raises:
        NotAllowed: see ``rules.why_not_write``.
    """
    ensure(rules.why_not_write(user, memo.site))
    point, _made = MemoPoint.objects.get_or_create(
        memo=memo,
        kind=proposal.kind,
        text=proposal.text,
        defaults={"remedy": proposal.remedy},
    )
    return point


def publish(memo: Memo, user: User, unit: Unit | None) -> WorkflowState:
    """Make the memo a page with its files, or bring its page up to date, and ask for publication:
    all of it, or nothing.

    Args:
        unit: which owns the page.

    Raises:
        NotAllowed: see ``rules`` and ``request_publication``; the page may be under review.
    """
    files: list[AgencyDocument] = []
    try:
        return _publish(memo, user, unit, files)
    except Exception:
        _discard(files)
        raise


@atomic_with_retry
def _publish(
    memo: Memo, user: User, unit: Unit | None, files: list[AgencyDocument]
) -> WorkflowState:
    _discard(files)  # of a try that was rolled back
    site, today = memo.site, local_date(timezone.now())
    ensure(rules.why_not_write(user, site))
    ensure(rules.why_not_period(memo.period, today))
    ensure(rules.why_not_unit(unit, site))
    # Before the page, which only the first request makes; no other act takes both.
    memo = Memo.objects.select_for_update().select_related("site").get(pk=memo.pk)
    page = _page_of(memo)
    figures = memo_figures(site, memo.period, today)
    made = _files(memo, figures, user, _shown(page))
    files.extend(made)
    values = _values(figures, unit)
    if page is None:
        page = _new_page(memo, user, values, made)
        memo.page = page
        memo.save(update_fields=["page"])
    else:
        _edit(page, user, values, made)
    if not memo.quarter:
        link_prepared(site, MEMO, memo.fiscal_year, page, user)
    return request_publication(page, user)


def _discard(files: list[AgencyDocument]) -> None:
    while files:
        files.pop().discard_bytes()


def _page_of(memo: Memo) -> ContentPage | None:
    """The page made of the memo, locked; None for the first, and where the page ended."""
    page = Page.objects.filter(pk=memo.page_id).specific().first()
    if not isinstance(page, ContentPage) or page.taken_down_on or page.archived_on:
        return None
    locked = lock_page(page.pk)
    assert isinstance(locked, ContentPage)
    return locked


def _shown(page: ContentPage | None) -> dict[str, AgencyDocument]:
    """{file type: what the page shows of it} before the public now."""
    if page is None or not page.live:
        return {}
    return {row.stored.extension: row.stored for row in page.files if row.stored}


def _files(
    memo: Memo, figures: MemoFigures, user: User, shown: dict[str, AgencyDocument]
) -> list[AgencyDocument]:
    paper = memo_paper(memo.site, figures, memo, OfficerProfile.of(user, memo.site))
    title = title_of(memo.period)
    collection = AgencySettings.for_site(memo.site).collection
    made = []
    for extension, content in (("pdf", to_pdf(paper)), ("docx", to_docx(paper))):
        document = AgencyDocument(
            title=title,
            file=ContentFile(content, f"{file_name(memo.period)}.{extension}"),
            uploaded_by_user=user,
            supersedes=shown.get(extension),
        )
        if collection:
            document.collection = collection
        document.save()
        made.append(document)
    return made


def file_name(period: Period) -> str:
    return f"รายงานผลการกำกับติดตาม {period.name}"


def _values(figures: MemoFigures, unit: Unit | None) -> dict[str, Any]:
    period = figures.period
    return {
        "title": title_of(period),
        "summary": _summary(figures),
        "source": SOURCE,
        "owner_unit": unit,
        "period_from": period.first,
        "period_to": figures.known_until,
        "fiscal_year": period.fiscal_year,
        "content_kind": ContentKind.MEMO.value,
        "plan_kind": (PlanKind.PROGRESS if period.quarter else PlanKind.ANNUAL_REPORT).value,
    }


def _summary(figures: MemoFigures) -> str:
    until = f" ข้อมูลถึงวันที่ {format_date(figures.known_until)}" if figures.is_partial else ""
    return (
        f"บันทึกข้อความรายงานผลการกำกับติดตามการเผยแพร่ข้อมูลผ่านเว็บไซต์ {figures.period.name}{until} "
        f"{published_in_words(figures)} พร้อมผลการพิจารณาคำขอ ปัญหา อุปสรรค และข้อเสนอแนะ"
    )


def _new_page(
    memo: Memo, user: User, values: dict[str, Any], files: list[AgencyDocument]
) -> PlanPage:
    sections = SectionPage.objects.child_of(memo.site.root_page)
    parent = sections.filter(section=PlanPage.section).first()
    ensure(None if parent else _("The section of this page is missing: see the administrator."))
    assert parent is not None
    page = PlanPage(live=False, owner=user, locale=parent.locale, **values)
    page.slug = free_slug(_address(memo.period), parent)
    page.attachments = _rows(files)
    parent.add_child(instance=page)
    page.save_revision(user=user)
    return page


def _address(period: Period) -> str:
    quarter = f"-q{period.quarter}" if period.quarter else ""
    return f"monitoring-memo-{to_be(period.fiscal_year)}{quarter}"


def _edit(
    page: ContentPage, user: User, values: dict[str, Any], files: list[AgencyDocument]
) -> None:
    content = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(content, name, value)
    content.attachments = _rows(files)
    content.save_revision(user=user)


def _rows(files: list[AgencyDocument]) -> list[PageAttachment]:
    return [
        PageAttachment(document=document, sort_order=number)
        for number, document in enumerate(files)
    ]
