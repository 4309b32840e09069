"""What the demonstration's officers do so that the website stays true: they confirm what is
current, go round over every page, train, say which pages did the year's duties, and report it.
"""

from datetime import date, timedelta
from functools import partial

from wagtail.models import Page

from home.models import ContentPage
from ita.monitoring.currency.due import reviews_of
from ita.monitoring.currency.operations import confirm_current
from ita.monitoring.currency.rules import why_not_confirm
from ita.monitoring.memo import evidence
from ita.monitoring.memo import operations as memos
from ita.monitoring.memo.periods import Period
from ita.monitoring.rounds import operations as rounds
from ita.monitoring.rounds.enums import Outcome
from ita.monitoring.rounds.models import Round
from ita.monitoring.training.enums import TrainingKind
from ita.monitoring.training.models import TrainingCourse
from ita.monitoring.training.operations import enter_course
from ita.monitoring.yearly.duties import find_duty
from ita.monitoring.yearly.occasions import occasion
from ita.monitoring.yearly.operations import link_page
from ita_site.demo.life import Life
from ita_site.demo.offices import Office
from ita_site.demo.story import STEPS, Acts, pass_steps

YEAR = 2026  # C.E.; the fiscal year 2569 that the memo reports
REPORTED = date(2026, 10, 12)
MEMO_UNIT = "กองยุทธศาสตร์และงบประมาณ"
# Rounds of each quarter, begun in its last month.
ROUNDS = (date(2025, 12, 15), date(2026, 3, 16), date(2026, 6, 15), date(2026, 9, 14))
LOOKING = (2, 5)
A_SITTING = 60  # pages that a keeper looks at in one go
FORGOTTEN_EVERY = 5  # due pages: not every owner confirms in time
DUTIES_LINKED = date(2026, 10, 19)
# (duty, fiscal year C.E., number of the period): the page that did it.
DUTY_PAGES = {
    ("appointment-order", YEAR, 0): "publication-duties",
    ("publishing-announcement", YEAR, 0): "publication-framework-2569",
    ("no-gift-policy", YEAR, 0): "no-gift-policy-2569",
    ("procurement-report", YEAR, 0): "procurement-report-2568",
    ("action-plan", YEAR, 0): "action-plan-2569",
    ("budget-progress", YEAR, 1): "progress-2569-first-half",
    ("annual-report", YEAR, 0): "annual-report-2568",
    ("personnel-plan", YEAR, 0): "hr-plan-2569",
    ("personnel-report", YEAR, 0): "hr-report-2568",
    ("complaint-statistics", YEAR, 0): "corruption-complaints-2568",
    ("risk-assessment", YEAR, 0): "risk-assessment-2569",
    ("anti-corruption-plan", YEAR, 0): "anti-corruption-plan-2569",
    ("anti-corruption-report", YEAR - 1, 2): "anti-corruption-report-2568",
    ("ita-improvement", YEAR, 0): "ita-improvement-2568",
    ("procurement-result", YEAR, 1): "procurement-2569-10",
    ("procurement-result", YEAR, 2): "procurement-2569-11",
    ("procurement-result", YEAR, 3): "procurement-2569-12",
    ("procurement-result", YEAR, 4): "procurement-2569-01",
    ("procurement-result", YEAR, 5): "procurement-2569-02",
    ("procurement-result", YEAR, 6): "procurement-2569-03",
    ("procurement-result", YEAR, 12): "procurement-2569-09",
}
TRAININGS = (
    (date(2025, 11, 5), TrainingKind.TRAINING, "6", "การใช้ระบบเผยแพร่ข้อมูลและหน้าที่ตามประกาศ"),
    (date(2026, 2, 11), TrainingKind.EXCHANGE, "2", "แลกเปลี่ยน: ข้อมูลส่วนบุคคลที่มักหลุดไปกับไฟล์"),
    (date(2026, 6, 10), TrainingKind.TRAINING, "3", "เตรียมหลักฐาน OIT และการตรวจความเป็นปัจจุบัน"),
)
AT_TRAININGS = ("requester", "requester2", "webmaster", "webmaster2", "ita")


def tell(life: Life, office: Office) -> None:
    """Enter the upkeep of the municipality into ``life``."""
    day = date(2025, 12, 1)
    while day < life.last_day:
        life.begin(day, _confirm_what_is_due(office))
        day = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    for day in ROUNDS:
        life.begin(day, _go_round(office))
    for day, kind, hours, title in TRAININGS:
        life.once(day, partial(_train, office, day, kind, hours, title))
    life.begin(REPORTED, _report_the_year(office))
    life.begin(DUTIES_LINKED, _link_duties(office))


def _confirm_what_is_due(office: Office) -> Acts:
    """The webmaster sits down once a month; some owners have not answered by then."""
    waiting = [review for review in reviews_of(office.site) if review.waits]
    for number, review in enumerate(waiting, start=1):
        if number % FORGOTTEN_EVERY:
            page = ContentPage.objects.get(pk=review.page_id).specific
            if why_not_confirm(office.users["webmaster"], page) is None:  # it may be past meanwhile
                confirm_current(page, office.users["webmaster"])
            yield (0.05, 0.2)


def _go_round(office: Office) -> Acts:
    """Two keepers take turns over every page."""
    made = rounds.begin(office.site, office.users["webmaster"])
    for turn in range(made.pages.count() // A_SITTING + 1):
        yield LOOKING
        keeper = office.users[("webmaster", "webmaster2")[turn % 2]]
        left = list(made.pages.left().values_list("pk", flat=True)[:A_SITTING])
        if left:
            rounds.mark(made, keeper, left[1:] or left, Outcome.CURRENT)
        if left[1:]:
            note = "ตรวจแล้วควรปรับข้อมูลให้เป็นปัจจุบัน"
            rounds.mark(made, keeper, left[:1], Outcome.OUTDATED, note)
    yield LOOKING
    rounds.close_gone(made)
    rounds.end(Round.objects.get(pk=made.pk), office.users["webmaster2"])


def _train(office: Office, day: date, kind: TrainingKind, hours: str, title: str) -> None:
    course = TrainingCourse(
        site=office.site,
        title=title,
        kind=kind,
        held_on=day,
        hours=hours,
        organiser="กองยุทธศาสตร์และงบประมาณ",
        place="ห้องประชุมธาราทอง",
    )
    enter_course(
        course, office.users["webmaster"], [office.users[name].pk for name in AT_TRAININGS]
    )


def _report_the_year(office: Office) -> Acts:
    """The yearly memo becomes a page by the ordinary steps, and evidence where it is asked for."""
    period, writer = Period(YEAR), office.users["requester"]
    memo = memos.begin(office.site, period, writer)
    memos.publish(memo, writer, office.builder.units[MEMO_UNIT])
    memo.refresh_from_db()
    page = Page.objects.get(pk=memo.page_id).specific
    yield from pass_steps(page, office.officers, len(STEPS))
    yield LOOKING
    evidence.link(office.site, period, page, office.users["ita"])


def _link_duties(office: Office) -> Acts:
    """The ITA officer says by which pages the duties of the year were done."""
    for (code, year, number), key in DUTY_PAGES.items():
        duty = find_duty(office.site, code)
        assert duty is not None
        each = occasion(duty, year, number)
        assert each is not None
        link_page(office.site, each, office.pages[key], office.users["ita"])
        yield (0.02, 0.1)
