"""How the municipality composes its front page, and what it publishes for it today.

Files are searched for personal data as the queue does it, long before an officer comes to them.
"""

import uuid
from datetime import datetime, time, timedelta
from typing import Any

from wagtail.models import Page

from home.models import ContentPage, Division
from home.periods import today
from home.thai.calendar import BANGKOK
from ita.monitoring.personal_data.operations import search_files_of
from ita_site.demo.content import entries, read
from ita_site.demo.offices import Office
from ita_site.demo.pages import BLOCK_NAMESPACE
from ita_site.demo.story import STEPS, pass_steps, play

WRITER = "requester"
STRUCTURE = "organisation-structure"


def compose_front(office: Office) -> list[ContentPage]:
    """Publish questions, events and the deeper structure, and the front page that shows them;
    returns the pages that are new."""
    content = read("front")
    raws = [content["questions"], *map(_dated, content["events"])]
    for entry in entries(raws):
        for _pause in play(entry, office.builder, office.officers, office.pages):
            search_files_of(office.pages[entry.key])
    structure = office.pages[STRUCTURE].get_latest_revision_as_object()
    structure.divisions = [
        Division(sort_order=order, **raw) for order, raw in enumerate(content["divisions"])
    ]
    _publish(structure, office)
    home = office.site.root_page.specific
    home.blocks = _blocks(content, office)
    _publish(home, office)
    return [office.pages[raw["key"]] for raw in raws]


def _publish(page: Page, office: Office) -> None:
    page.save_revision(user=office.users[WRITER])
    search_files_of(page)
    office.officers.request(page, WRITER)
    for _pause in pass_steps(page, office.officers, len(STEPS)):
        pass


def _dated(raw: dict[str, Any]) -> dict[str, Any]:
    """An event some days from today, whenever the demonstration is loaded."""
    told = dict(raw)
    day = today() + timedelta(days=told.pop("in_days"))
    fields = dict(told["fields"])
    for name in ("from", "until"):
        moment = datetime.combine(day, time.fromisoformat(told.pop(name)), BANGKOK)
        fields[f"event_{name}"] = moment.isoformat()
    period = (today().isoformat(), day.isoformat())
    return told | {"fields": fields, "period": period, "publication_end": day.isoformat()}


def _blocks(content: dict[str, Any], office: Office) -> list[dict[str, Any]]:
    def page(key: str) -> int:
        number: int = office.pages[key].pk
        return number

    tasks = [{"label": label, "page": page(key)} for label, key in content["tasks"]]
    contact = content["contact"]
    told: list[tuple[str, Any]] = [
        ("tasks", {"heading": "", "tasks": _rows("tasks", tasks)}),
        ("news", None),
        ("announcements", None),
        ("services", {"heading": "", "pages": _rows("pages", map(page, content["services"]))}),
        ("events", None),
        ("assessment", None),
        ("executives", {"heading": "", "page": page(content["executives"])}),
        ("questions", {"heading": "", "page": page(content["questions"]["key"])}),
        ("contact", contact | {"heading": "", "page": page(contact["page"])}),
        ("sections", None),
    ]
    return [{"type": kind, "value": value, "id": _id(kind)} for kind, value in told]


def _rows(name: str, values: Any) -> list[dict[str, Any]]:
    return [
        {"type": "item", "value": value, "id": _id(f"{name}-{number}")}
        for number, value in enumerate(values)
    ]


def _id(name: str) -> str:
    return str(uuid.uuid5(BLOCK_NAMESPACE, f"front-{name}"))
