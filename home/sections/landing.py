"""What stands above the list of a section, where more is to be shown than a list."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.periods import past
from home.sections.tabs import PLAN_REPORTS, PLANS, Tab

# Announcement 1.1, in its order; the types whose pages stand under each heading.
TOPICS: tuple[tuple[str | Promise, str], ...] = (
    (_("History, vision, mission, powers and duties"), "agencyprofilepage"),
    (_("Organisation structure"), "organisationstructurepage"),
    (_("Executives"), "executivespage"),
    (_("Strategy, plans, projects and budget"), "planpage"),
    (_("Contact"), "contactpage"),
)
SHOWN_OF_A_TOPIC = 5


@dataclass(frozen=True)
class Topic:
    """A heading of the section with its newest current ``pages``; ``tabs`` lead to all."""

    heading: str | Promise
    pages: list[Any]
    tabs: tuple[Tab, ...] = ()


def general_topics(pages: QuerySet[Any]) -> list[Topic]:
    """The topics of general information, those without a page too: what is missing is visible.
    One query.

    Args:
        pages: the section's pages that the public may read, in the order of lists.
    """
    current = pages.exclude(past())
    newest = [
        current.filter(**{f"{model}__isnull": False}).values("pk")[:SHOWN_OF_A_TOPIC]
        for _heading, model in TOPICS
    ]
    wanted = current.none()
    for numbers in newest:
        wanted = wanted | current.filter(pk__in=numbers)
    shown: dict[str, list[Any]] = {}
    for page in wanted.select_related("locale"):
        shown.setdefault(page.specific_class._meta.model_name, []).append(page)
    return [
        Topic(heading, shown.get(model, []), (PLANS, PLAN_REPORTS) if model == "planpage" else ())
        for heading, model in TOPICS
    ]
