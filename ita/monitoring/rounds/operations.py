"""Writes of a round. Keepers take turns: who began it need not end it."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import AgencyDocument, ContentPage, SectionPage
from home.sites import pages_of
from home.thai.calendar import format_date
from ita.monitoring.rounds import rules
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round, RoundPage, section_order
from ita.monitoring.rounds.selectors import counts_of
from ita.papers.operations import signed_document
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about
from ita.register.subjects import Subject


def begin(site: Site, user: User) -> Round:
    """Begin the round of this month or quarter over every page that is live and not past.

    Raises:
        NotAllowed: see ``why_not_begin``.
    """
    try:
        return _begin(site, user)
    except IntegrityError:  # another keeper was faster by a moment
        raise NotAllowed(rules.why_none_due(site) or _("Please try again.")) from None


@atomic_with_retry
def _begin(site: Site, user: User) -> Round:
    ensure(rules.why_not_begin(user, site))
    period = rules.period_now(site)
    post = OfficerProfile.of(user, site)
    assert post, "the rule asked for it"
    made = Round.objects.create(
        site=site,
        kind=period.kind,
        first_day=period.first,
        last_day=period.last,
        begun_by=user,
        begun_name=post.full_name,
        begun_position=post.position,
        begun_at=timezone.now(),
    )
    RoundPage.objects.bulk_create(_pages(made))
    return made


@atomic_with_retry
def mark(round_: Round, user: User, numbers: Iterable[int], outcome: str, note: str = "") -> int:
    """Put down what ``user`` found of the pages with these ``numbers`` (of ``RoundPage``); can be
    changed until the round ends. Returns how many.

    Raises:
        NotAllowed: see ``why_not_mark``; or no page is chosen.
    """
    round_ = _locked(round_)
    ensure(rules.why_not_mark(user, round_, outcome, note))
    chosen = round_.pages.exclude(outcome=Outcome.GONE).filter(pk__in=list(numbers))
    post = OfficerProfile.of(user, round_.site)
    assert post, "the rule asked for it"
    count = chosen.update(
        outcome=outcome,
        note=note.strip(),
        looked_at=timezone.now(),
        looked_by_name=post.full_name,
        looked_by_position=post.position,
    )
    ensure(None if count else _("Please tick the pages first."))
    return count


@atomic_with_retry
def end(round_: Round, user: User, note: str = "") -> Round:
    """End the round, when every page has an outcome; what was taken down or archived meanwhile is
    closed with that remark. A row of the register says what was found.

    Raises:
        NotAllowed: see ``why_not_end``.
    """
    round_ = _locked(round_)
    close_gone(round_)
    counts = counts_of(round_)
    ensure(rules.why_not_end(user, round_, counts.left))
    post = OfficerProfile.of(user, round_.site)
    assert post, "the rule asked for it"
    round_.ended_by, round_.ended_at, round_.note = user, timezone.now(), note.strip()[:1000]
    round_.ended_name, round_.ended_position = post.full_name, post.position
    round_.save()
    subject = Subject(SubjectKind.ROUND, str(round_.pk), str(round_))
    append_about(
        Act.ROUND_ENDED, subject, user, site=round_.site, reason=note, details=counts.as_details()
    )
    return round_


def close_gone(round_: Round) -> int:
    """Close the pages that nobody looked at and that are no longer published as current."""
    left = list(round_.pages.left())
    pages = Page.objects.in_bulk([row.page_id for row in left])
    facts = ContentPage.objects.filter(pk__in=pages).values("pk", "archived_on", "taken_down_on")
    days = {row["pk"]: row for row in facts}
    gone = []
    for row in left:
        if note := _why_gone(pages.get(row.page_id), days.get(row.page_id)):
            row.outcome, row.note = Outcome.GONE, note
            gone.append(row)
    RoundPage.objects.bulk_update(gone, ["outcome", "note"])
    return len(gone)


@atomic_with_retry
def attach(round_: Round, upload: "UploadedFile[bytes]", user: User) -> AgencyDocument:
    """Keep the scan of the signed paper with the round; never public.

    Raises:
        NotAllowed: see ``why_not_attach``; or the file is not one that is accepted.
    """
    round_ = _locked(round_)
    ensure(rules.why_not_attach(user, round_))
    title = f"แบบบันทึกการตรวจสอบ (ลงนาม) {round_}"
    document = signed_document(title, upload, user, round_.site_id)
    document.save()
    round_.scan = document
    round_.save(update_fields=["scan"])
    return document


def _locked(round_: Round) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("site").get(pk=round_.pk)


def _pages(made: Round) -> list[RoundPage]:
    """A row for each page of the agency that is live and not archived, in all languages."""
    below = pages_of(made.site).values("pk")
    pages = ContentPage.objects.live().filter(archived_on=None, pk__in=below).defer("body")
    order = section_order()
    sections = {page.path: page for page in SectionPage.objects.filter(pk__in=below)}
    rows = []
    for page in pages.select_related("owner_unit", "locale"):
        section = sections.get(page.path[: -Page.steplen])
        rows.append(
            RoundPage(
                round=made,
                page_id=page.pk,
                title=page.title,
                address=page.full_url or page.url_path,
                section_number=order.get(section.section, 0) if section else 0,
                section=section.title[:100] if section else "",
                unit=str(page.owner_unit or "")[:255],
            )
        )
    return rows


def _why_gone(page: Page | None, days: dict[str, object] | None) -> str:
    if page is None:
        return _("Deleted while the round went on")
    if not page.live:
        return _("Taken down while the round went on")
    if days and days["archived_on"]:
        return _("Archived on %(day)s, while the round went on") % {
            "day": format_date(days["archived_on"], short=True)  # type: ignore[arg-type]
        }
    return ""
