"""What the blocks of the front page show: plain data, for a template each.

The blocks are read as they are stored: a page or picture that one chose is then not asked for by
each block, but with all others, and only if the public may see it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from home.front.shelves import Shelf, filled
from home.front_blocks import Mourning
from home.listing_layouts import show_pictures
from home.models.base import ContentPage
from home.models.files import AgencyImage
from home.models.general import ContactPage, Executive
from home.models.information import Question
from home.periods import NEWEST_FIRST, begin_of_today, past, today
from home.pictures import with_renditions
from home.sections import tabs
from home.sites import same_agency
from home.visibility import public

NEWS_SHOWN = 3
LISTED = 5
EXECUTIVES_SHOWN = 4
PORTRAIT, MAP, BANNER = "fill-240x300", "max-800x600", "max-1600x800"
HEADINGS: dict[str, str | Promise] = {
    "tasks": _("What would you like to do?"),
    "services": _("Services for the public"),
    "news": _("Latest news"),
    "announcements": _("Announcements of the agency"),
    "events": _("Calendar of events"),
    "executives": _("Executives"),
    "questions": _("Frequently asked questions"),
    "contact": _("Contact the agency"),
    "sections": _("Information by section"),
    "latest": _("Latest publications"),
}
ANNOUNCED = (tabs.RECRUITMENT, tabs.PROCUREMENT, tabs.RESULTS, tabs.ANNOUNCEMENTS)

Data = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """A block as the template ``home/front/<kind>.html`` shows it."""

    kind: str
    heading: str | Promise = ""
    data: Data = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"home/front/{self.kind}.html"


def parts_of(home: Any) -> list[Part]:
    """What the blocks of the front page ``home`` show today, in their order; a block that has
    nothing to show is left out. As many queries for much content as for little."""
    stage = _Stage(home)
    found = []
    for kind, value in stage.blocks:
        data = _DATA[kind](stage, value) if kind in _DATA else {}
        if data is not None and kind != MOURNING:
            heading = value.get("heading") if isinstance(value, dict) else ""
            found.append(Part(kind, heading or HEADINGS.get(kind, ""), data))
    return found


def mourning_today(home: Any) -> Mourning | None:
    """The sign of mourning that the website of the front page ``home`` shows today."""
    for kind, value in _stored(home) if home else ():
        if kind == MOURNING and _is_shown(value):
            return Mourning(value["sign"])
    return None


class _Stage:
    """All that the blocks of one front page show, read together."""

    def __init__(self, home: Any) -> None:
        self.blocks = list(_stored(home))
        self.kinds = {kind for kind, _value in self.blocks}
        current = public(ContentPage.objects.descendant_of(home)).exclude(past())
        self.current = current.order_by(*NEWEST_FIRST)
        self.shelves = filled(self._shelves())
        numbers = [number for kind, value in self.blocks for number in _pages_in(value)]
        chosen = public(same_agency(Page.objects.filter(pk__in=numbers), home))
        self.chosen = {page.pk: page for page in chosen.select_related("locale")}

    def _shelves(self) -> Iterator[Shelf]:
        if "news" in self.kinds:
            yield Shelf("news", tabs.NEWS.of(self.current), NEWS_SHOWN)
        if "latest" in self.kinds:
            yield Shelf("latest", self.current, LISTED)
        if "announcements" in self.kinds:
            for tab in ANNOUNCED:
                yield Shelf(tab.value, tab.of(self.current), LISTED)
        if "events" in self.kinds:
            to_come = self.current.filter(newspage__event_from__gte=begin_of_today())
            yield Shelf("events", tabs.EVENTS.of(to_come), LISTED)

    def page_of(self, value: Data) -> Page | None:
        return self.chosen.get(value.get("page") or 0)


def _banner(stage: _Stage, value: Data) -> Data | None:
    picture = value["image"] if _is_shown(value) else None
    found = AgencyImage.objects.filter(pk=picture["image"]).first() if picture else None
    if picture is None or found is None:
        return None
    with_renditions([found], BANNER)
    text = "" if picture.get("decorative") else picture.get("alt_text", "")
    return {"image": found, "text": text, "page": stage.page_of(value)}


def _tasks(stage: _Stage, value: Data) -> Data | None:
    rows = [row for row in _rows(value["tasks"]) if row["page"] in stage.chosen]
    tasks = [{"label": row["label"], "page": stage.chosen[row["page"]]} for row in rows]
    return {"tasks": tasks} if tasks else None


def _services(stage: _Stage, value: Data) -> Data | None:
    pages = [stage.chosen[pk] for pk in _rows(value["pages"]) if pk in stage.chosen]
    return {"pages": pages} if pages else None


def _news(stage: _Stage, value: Data) -> Data:
    pages = stage.shelves.get("news", [])
    show_pictures(pages)
    return {"pages": pages}


def _announcements(stage: _Stage, value: Data) -> Data:
    return {"groups": [(tab, stage.shelves.get(tab.value, [])) for tab in ANNOUNCED]}


def _events(stage: _Stage, value: Data) -> Data | None:
    pages = stage.shelves.get("events", [])
    return {"pages": sorted(pages, key=lambda page: page.newspage.event_from)} if pages else None


def _executives(stage: _Stage, value: Data) -> Data | None:
    page = stage.page_of(value)
    if page is None:
        return None
    rows = Executive.objects.filter(page=page.pk).select_related("photo").order_by("sort_order")
    people = list(rows[:EXECUTIVES_SHOWN])
    with_renditions([person.photo for person in people if person.photo], PORTRAIT)
    return {"page": page, "people": people}


def _questions(stage: _Stage, value: Data) -> Data | None:
    page = stage.page_of(value)
    if page is None:
        return None
    rows = Question.objects.filter(page=page.pk).order_by("sort_order")
    return {"page": page, "questions": list(rows[:LISTED])}


def _contact(stage: _Stage, value: Data) -> Data | None:
    page = stage.page_of(value)
    if page is None:
        return None
    contact = ContactPage.objects.select_related("map_image", "locale").get(pk=page.pk)
    if contact.map_image:
        with_renditions([contact.map_image], MAP)
    return {"page": contact, "facebook": value.get("facebook"), "line": value.get("line")}


def _latest(stage: _Stage, value: Data) -> Data:
    return {"pages": stage.shelves.get("latest", [])}


MOURNING = "mourning"
_DATA: dict[str, Callable[[_Stage, Any], Data | None]] = {
    "banner": _banner,
    "tasks": _tasks,
    "services": _services,
    "news": _news,
    "announcements": _announcements,
    "events": _events,
    "executives": _executives,
    "questions": _questions,
    "contact": _contact,
    "latest": _latest,
}


def _stored(home: Any) -> Iterator[tuple[str, Any]]:
    return ((block["type"], block["value"]) for block in home.blocks.raw_data)


def _rows(rows: list[Any]) -> list[Any]:
    """The values of a list of blocks."""
    return [row["value"] if isinstance(row, dict) and "value" in row else row for row in rows]


def _pages_in(value: Any) -> Iterator[int]:
    """Numbers of the pages that the block's ``value`` chose."""
    if not isinstance(value, dict):
        return
    if value.get("page"):
        yield value["page"]
    yield from (row["page"] for row in _rows(value.get("tasks", [])) if row.get("page"))
    yield from (number for number in _rows(value.get("pages", [])) if number)


def _is_shown(value: Data) -> bool:
    """Whether today lies in the period of the block, both days included."""
    return _day(value["show_from"]) <= today() <= _day(value["show_until"])


def _day(value: str | date) -> date:
    """A stored day is text, that of a draft which is looked at is none."""
    return value if isinstance(value, date) else date.fromisoformat(value)
