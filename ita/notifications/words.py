"""What a person is told of an act, and the address at which they go on."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from ita.notifications.events import notifications_of
from ita.register.enums import Act
from ita.register.models import RegisterEntry

REVIEW, DRIFT, PUBLIC_PAGE = "ita_review", "ita_drift", "public page"
# Where a person goes on after an act; the others lead to the review screen. Where the public can
# read the page, its address and its title may leave the house.
DESTINATIONS: dict[str, str] = {
    Act.PUBLISHED: PUBLIC_PAGE,
    Act.ARCHIVED: PUBLIC_PAGE,
    Act.DRIFT_FOUND: DRIFT,
}


def sentence(entry: RegisterEntry, audience: str) -> str:
    """What ``audience`` is told of ``entry``, in the active language; "" when nothing any more."""
    for telling in notifications_of(entry):
        if telling.audience == audience:
            return str(
                telling.words
                % {
                    "title": " ".join(entry.page_title.split()),
                    "actor": _actor(entry),
                    "reason": _reason(entry),
                    "approver": entry.details.get("giver", ""),
                }
            )
    return ""


def link(entry: RegisterEntry) -> str:
    """The address at which the person who was told goes on."""
    if is_for_the_public(entry):
        return entry.page_url
    if not Page.objects.filter(pk=entry.page_id).exists():
        return work_link()
    return admin_link(DESTINATIONS.get(entry.act, REVIEW), entry.page_id)


def is_for_the_public(entry: RegisterEntry) -> bool:
    """Whether the act leads to what the public reads."""
    return DESTINATIONS.get(entry.act) == PUBLIC_PAGE


def work_link() -> str:
    """The officer's own list of work."""
    return admin_link("ita_work")


def admin_link(name: str, *args: Any) -> str:
    return str(settings.WAGTAILADMIN_BASE_URL + reverse(name, args=args))


def _actor(entry: RegisterEntry) -> str:
    if not entry.actor_position:
        return entry.actor_name
    return _("%(name)s (%(position)s)") % {
        "name": entry.actor_name,
        "position": entry.actor_position,
    }


def _reason(entry: RegisterEntry) -> str:
    """The kind of reason and the sentence; "–" where an act has neither."""
    kind = entry.details.get("reason_text", "")
    return ": ".join(part for part in (kind, entry.reason) if part) or "–"
