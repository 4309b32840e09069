"""The figures of a month: acts counted from the register, and what stands when they are made."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from home.thai.calendar import add_months
from ita.assessment.board.rules import posts_with_duty
from ita.monitoring.currency.due import reviews_of
from ita.people.models import OfficerProfile
from ita.register.enums import Act
from ita.register.figures import counts_of_acts

# What the head is told of, in this order.
TOLD = (
    (Act.REQUESTED, gettext_lazy("Publication requested")),
    (Act.PUBLISHED, gettext_lazy("Published")),
    (Act.RETURNED, gettext_lazy("Returned for correction")),
    (Act.REFUSED, gettext_lazy("Refused")),
    (Act.ARCHIVED, gettext_lazy("Archived")),
    (Act.TAKEN_DOWN, gettext_lazy("Taken down")),
    (Act.CURRENT_CONFIRMED, gettext_lazy("Confirmed as current")),
    (Act.ORAL_LAPSED, gettext_lazy("Approvals by word of mouth that lapsed")),
    (Act.DRIFT_FOUND, gettext_lazy("Found live without approval")),
)


@dataclass(frozen=True)
class Figure:
    """A line of the report; ``value`` is None where it is not known."""

    label: str
    value: int | None
    is_grave: bool = False


def figures_of(site: Site, month: date, is_just_over: bool) -> dict[str, Any]:
    """What is stored of the ``month`` (its first day).

    ``is_just_over``: what stands now is what stood at its end. Of a month that was missed, because
    the queue was off, only the acts can be counted: the rest is stored as not known.
    """
    last_day = add_months(month, 1) - timedelta(days=1)
    figures: dict[str, Any] = {"acts": counts_of_acts(site, month, last_day)}
    return figures | (_stock(site) if is_just_over else {"reviews": None, "access": None})


def lines_of(figures: dict[str, Any]) -> list[Figure]:
    """The figures in words, those of acts first."""
    acts, reviews, access = figures["acts"], figures["reviews"], figures["access"]
    counted = [Figure(str(label), acts.get(act.value, 0)) for act, label in TOLD]
    overdue = reviews["overdue"] if reviews else None
    without = len(access["without_post"]) if access else None
    return [
        *counted,
        Figure(str(gettext_lazy("Live pages")), reviews["live"] if reviews else None),
        Figure(str(gettext_lazy("Reviews overdue")), overdue, bool(overdue)),
        Figure(str(gettext_lazy("Officers with access")), len(access["posts"]) if access else None),
        Figure(str(gettext_lazy("Open accounts without a post")), without, bool(without)),
    ]


def _stock(site: Site) -> dict[str, Any]:
    states = Counter(review.state.value for review in reviews_of(site))
    return {
        "reviews": {"live": sum(states.values()), **states, "overdue": states["overdue"]},
        "access": {"posts": _posts(site), "without_post": _accounts_without_post(site)},
    }


def _posts(site: Site) -> list[dict[str, str]]:
    """Who can do what today, as their posts say it."""
    posts = posts_with_duty(site).select_related("unit").prefetch_related("duties")
    return [
        {
            "name": post.full_name,
            "position": post.position,
            "unit": post.unit.name if post.unit else "",
            "duties": post.duties_in_words,
            "until": post.valid_until.isoformat() if post.valid_until else "",
        }
        for post in posts.order_by("full_name", "pk")
    ]


def _accounts_without_post(site: Site) -> list[str]:
    """Accounts that are open although their last post, in this agency, is over."""
    held = OfficerProfile.objects.of_site(site).values("user")
    in_post = OfficerProfile.objects.in_post().values("user")
    open_accounts = User.objects.filter(is_active=True, pk__in=held).exclude(pk__in=in_post)
    return list(open_accounts.order_by("username").values_list("username", flat=True))
