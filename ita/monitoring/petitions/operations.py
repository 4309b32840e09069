"""Receives, extends and decides what people ask by law. Each act is on the register by the number
of the case alone: what people wrote may have to be erased some day."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from wagtail.models import Page, Site

from home.core.exceptions import ensure
from home.core.printable import printable
from home.core.transactions import atomic_with_retry
from home.models import Case, CaseKind, CaseState, ContentPage, EnteredCase
from home.models.cases import lock_page
from home.thai.calendar import format_date, local_date
from ita.monitoring.petitions import rules
from ita.monitoring.petitions.enums import (
    CANNOT_BE_DONE,
    NEEDS_GROUND,
    Channel,
    Decision,
    Ground,
    Harm,
)
from ita.monitoring.petitions.models import Petition
from ita.monitoring.petitions.on_paper import AskedOnPaper
from ita.people.models import OfficerProfile
from ita.register.enums import Act, SubjectKind
from ita.register.operations import append_about, site_of
from ita.register.subjects import Subject

DAYS = {CaseKind.INFORMATION: 15, CaseKind.HARM: 7}  # calendar days [to be confirmed]
MORE_DAYS = 15


def receive(case: Case, entered: EnteredCase | None = None) -> Petition | None:
    """The clock of ``case`` begins, where its kind has one; in the transaction that opens it. What
    an officer ``entered`` counts from the day on which it came."""
    if case.kind not in DAYS:
        return None
    day = entered.received_on if entered else local_date(case.submit_time)
    petition = Petition.objects.create(
        site=site_of(case.page),
        case=case,
        channel=entered.channel if entered else Channel.ONLINE,
        received_on=day,
        due_on=day + timedelta(days=DAYS[CaseKind(case.kind)]),
    )
    _append(Act.PETITION_RECEIVED, petition, entered.user if entered else None)
    return petition


@atomic_with_retry
def enter(site: Site, user: User, asked: AskedOnPaper) -> Petition:
    """A request under the Act that came on paper goes on the same register, with the same days.
    The case of the result has its ``secret``, this once.

    Raises:
        NotAllowed: see ``why_not_enter`` and ``why_not_asked``.
    """
    ensure(rules.why_not_enter(user, site), rules.why_not_asked(asked))
    told = {
        "ชื่อ-นามสกุลผู้ขอ": " ".join(printable(asked.name).split()),
        "ที่อยู่หรือช่องทางติดต่อกลับ": printable(asked.contact).strip(),
        "ข้อมูลข่าวสารที่ขอ": printable(asked.text).strip(),
    }
    entered = EnteredCase(asked.received_on, asked.channel, user)
    case = Case.open(site.root_page.specific, told, CaseKind.INFORMATION, entered)
    petition = Petition.objects.get(case=case)
    petition.case = case  # which knows its secret
    return petition


@atomic_with_retry
def report_harm(page: ContentPage, *, harm: str, text: str, name: str, contact: str) -> Case:
    """A person reports that ``page`` harms them; answers the case with its secret."""
    told = {
        "เรื่องที่แจ้ง": str(Harm(harm).label),
        "หน้าที่แจ้ง": page.title,
        "รายละเอียด": printable(text).strip(),
        "ชื่อผู้แจ้ง": " ".join(printable(name).split()),
        "ช่องทางติดต่อกลับ": " ".join(printable(contact).split()),
    }
    return Case.open(page, told, CaseKind.HARM)


@atomic_with_retry
def extend(petition: Petition, user: User, reason: str) -> None:
    """More days for a request that takes long; the person reads why.

    Raises:
        NotAllowed: see ``why_not_extend``.
    """
    petition, _page = _locked(petition)
    reason = printable(reason).strip()
    ensure(rules.why_not_extend(user, petition, reason))
    petition.extended_for = reason
    petition.due_on += timedelta(days=MORE_DAYS)
    petition.save(update_fields=["extended_for", "due_on"])
    case = petition.case
    case.state = CaseState.IN_PROGRESS
    case.answer = f"ขยายเวลาการตอบถึงวันที่ {format_date(petition.due_on)} เนื่องจาก{reason}"
    case.save(update_fields=["state", "answer", "updated_at"])
    _append(Act.PETITION_EXTENDED, petition, user)


@atomic_with_retry
def decide(petition: Petition, user: User, *, decision: str, ground: str, answer: str) -> None:
    """Record the decision; the person reads it with ``answer``.

    Raises:
        NotAllowed: see ``why_not_decide`` and ``why_not_decision``.
    """
    petition, page = _locked(petition)
    answer = printable(answer).strip()
    ensure(
        rules.why_not_decide(user, petition),
        rules.why_not_decision(petition, page, decision, ground, answer),
    )
    post = OfficerProfile.of(user, petition.site)
    petition.decision = decision
    petition.ground = ground if decision in NEEDS_GROUND else ""
    petition.decided_on = local_date(timezone.now())
    petition.decided_name = post.full_name if post else user.get_full_name() or user.username
    petition.decided_position = post.position if post else ""
    petition.save()
    case = petition.case
    case.state = CaseState.DECLINED if decision in CANNOT_BE_DONE else CaseState.ANSWERED
    case.answer = f"{Decision(decision).label}\n{answer}"
    case.save(update_fields=["state", "answer", "updated_at"])
    _append(Act.PETITION_DECIDED, petition, user)


def _locked(petition: Petition) -> tuple[Petition, Page]:
    """The petition and its page as they are now; the page first, as all acts lock."""
    page = lock_page(petition.case.page)
    rows = Petition.objects.select_for_update(of=("self",)).select_related("site", "case__page")
    return rows.get(pk=petition.pk), page


def _append(act: Act, petition: Petition, user: User | None) -> None:
    details = {
        "petition_kind": str(CaseKind(petition.case.kind).label),
        "petition_due": petition.due_on.isoformat(),
    }
    if act == Act.PETITION_RECEIVED:
        details["case_kind"] = petition.case.kind
        if petition.channel != Channel.ONLINE:
            details["came_by"] = str(Channel(petition.channel).label)
            details["came_on"] = petition.received_on.isoformat()
    if petition.decision:
        details["decision"] = str(Decision(petition.decision).label)
    if petition.ground:
        details["ground"] = str(Ground(petition.ground).label)
    subject = Subject(SubjectKind.PETITION, str(petition.pk), petition.case.number)
    append_about(act, subject, user, site=petition.site, details=details)
