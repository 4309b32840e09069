"""A month of use and of satisfaction, invented, and counted by the real code: lines of a log that
nobody wrote, answers that nobody gave, and the pages that are made of them."""

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Page

from home.enums import AnswerChannel
from home.models import SatisfactionSurveyPage
from home.surveys.operations import store as store_answer
from home.thai.calendar import BANGKOK, add_months, local_date
from ita.monitoring.satisfaction.operations import confirm, enter
from ita.monitoring.statistics.counting import count_lines
from ita.monitoring.statistics.drafting import MonthPage, write_page
from ita.monitoring.statistics.operations import store
from ita.monitoring.statistics.places import places_of
from ita_site.demo.content import PageEntry, Story, read
from ita_site.demo.offices import Office
from ita_site.demo.story import STEPS, pass_steps, play

SEED = 2569
VIEWS = (170, 320)  # of a working day
AT_WEEKENDS = 0.4
VISITORS = 90
ROBOTS = 0.15
MISSING = 17  # the day of which there is no log: the page says so
WEIGHTS = {5: 34, 4: 38, 3: 19, 2: 6, 1: 3}
ANSWERS, SHEETS = 64, 3  # on the website; on paper, of which the last waits for the other officer
COMMENTS = ("อยากให้มีแบบฟอร์มที่กรอกในโทรศัพท์ได้", "ค้นหาประกาศเก่าได้ง่ายขึ้น ขอบคุณ", "ตัวหนังสือใหญ่อ่านง่าย")
UNIT = "กองยุทธศาสตร์และงบประมาณ"
WRITER = "requester"


def tell_statistics(office: Office) -> list[Page]:
    """The month before today; returns the pages that are new."""
    month = add_months(local_date(timezone.now()).replace(day=1), -1)
    dice = random.Random(SEED)
    _count_use(office, month, dice)
    survey = _survey(office)
    _answer(office, survey, month, dice)
    pages = [_month_page(office, MonthPage(month)), _month_page(office, MonthPage(month, survey))]
    return [survey, *pages]


def _count_use(office: Office, month: date, dice: random.Random) -> None:
    places = places_of(office.site)
    paths = sorted(path for path in places.pages if not path.startswith("/en/"))
    shown = (row.stored for page in office.pages.values() if page.live for row in page.files[:1])
    paths += [document.url for document in shown if document]
    dice.shuffle(paths)
    weights = [1 / (number + 3) for number in range(len(paths))]  # some pages are read by many
    day = month
    while day < add_months(month, 1):
        if day.day != MISSING:
            counted = count_lines(_lines(day, paths, weights, dice), places)
            assert counted is not None
            store(office.site, day, counted)
        day += timedelta(days=1)


def _lines(
    day: date, paths: list[str], weights: list[float], dice: random.Random
) -> Iterator[bytes]:
    count = dice.randint(*VIEWS) * (AT_WEEKENDS if day.weekday() >= 5 else 1)
    moment = datetime.combine(day, time(12), tzinfo=BANGKOK).isoformat(timespec="milliseconds")
    for path in dice.choices(["/", "/search/", *paths], [0.5, 0.2, *weights], k=round(count)):
        facts = {
            "time": moment,
            "address": f"203.0.113.{dice.randint(1, VISITORS)}",
            "user": 0,
            "method": "GET",
            "path": path,
            "status": 200,
            "robot": dice.random() < ROBOTS,
        }
        yield json.dumps(facts).encode()


def _survey(office: Office) -> SatisfactionSurveyPage:
    raw = read("survey")
    entry = PageEntry(**raw, story=Story())
    for _pause in play(entry, office.builder, office.officers, office.pages):
        pass
    survey: SatisfactionSurveyPage = SatisfactionSurveyPage.objects.get(
        pk=office.pages[entry.key].pk
    )
    return survey


def _answer(
    office: Office, survey: SatisfactionSurveyPage, month: date, dice: random.Random
) -> None:
    topics = [topic.translation_key for topic in survey.topics.all()]
    levels, weights = list(WEIGHTS), list(WEIGHTS.values())
    for number in range(ANSWERS):
        given = dict(zip(topics, dice.choices(levels, weights, k=len(topics)), strict=True))
        comment = COMMENTS[number] if number < len(COMMENTS) else ""
        day = month + timedelta(days=dice.randint(0, 27))
        store_answer(survey, given, comment, day, AnswerChannel.WEB)
    for number in range(1, SHEETS + 1):
        given = dict.fromkeys(topics, dice.choice(levels[:3]))
        sheet = enter(office.site, office.users[WRITER], survey, f"{number}/2569", month, given, "")
        if number < SHEETS:
            confirm(sheet, office.users["webmaster"])


def _month_page(office: Office, wanted: MonthPage) -> Page:
    """As a requester has it written, completes it, and everybody passes it."""
    user = office.users[WRITER]
    page = write_page(office.site, wanted, user)
    draft = page.get_latest_revision_as_object()
    draft.owner_unit = office.builder.units[UNIT]
    draft.save_revision(user=user)
    office.officers.request(page, WRITER)
    for _pause in pass_steps(page, office.officers, len(STEPS)):
        pass
    fresh: Page = Page.objects.get(pk=page.pk).specific
    return fresh
