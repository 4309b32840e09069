"""What a person is told of an act, and the address at which they go on."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from ita.notifications.audiences import Audience
from ita.notifications.events import notifications_of
from ita.register.enums import Act, SubjectKind
from ita.register.history import words_of_mouth
from ita.register.models import RegisterEntry

REVIEW, DRIFT, PUBLIC_PAGE = "ita_review", "ita_drift", "public page"
# Where a person goes on after an act; the others lead to the review screen. Where the public can
# read the page, its address and its title may leave the house.
DESTINATIONS: dict[str, str] = {
    Act.PUBLISHED: PUBLIC_PAGE,
    Act.ARCHIVED: PUBLIC_PAGE,
    Act.DRIFT_FOUND: DRIFT,
}
# What else than a page an act is about and has a screen of its own, by its key.
SCREENS: dict[str, str] = {
    SubjectKind.ITEM: "ita_item",
    SubjectKind.WORDING: "ita_wording",
    SubjectKind.ASSESSOR_LINK: "ita_assessor_link",
    SubjectKind.PETITION: "ita_petition",
    SubjectKind.FILE: "ita_file",
}


ANSWERERS = (Audience.NAMED, Audience.CONFIRMERS)


def sentence(entry: RegisterEntry, audience: str) -> str:
    """What ``audience`` is told of ``entry``, in the active language; "" when nothing any more."""
    for telling in notifications_of(entry):
        if telling.audience == audience:
            return str(
                telling.words
                % {
                    "title": " ".join(entry.title.split()),
                    "actor": _actor(entry),
                    "reason": _reason(entry),
                    "approver": entry.details.get("giver", ""),
                }
            )
    return _head_words(entry) if tells_the_head(entry, audience) else ""


def tells_the_head(entry: RegisterEntry, audience: str) -> bool:
    """Whether the notice is not about the act ``entry``, but that the register ends with it."""
    told = {telling.audience for telling in notifications_of(entry)}
    return audience == Audience.KEEPERS and audience not in told


def _head_words(entry: RegisterEntry) -> str:
    """What is told every day, of an act that is the last on the register by then."""
    return _(
        "The register of publication ends with number %(number)s today. Please keep this mail: "
        "with it everybody can verify later that the register was not rewritten."
    ) % {"number": entry.label}


def link(entry: RegisterEntry, audience: str = "") -> str:
    """The address at which the person who was told goes on, as one of ``audience``."""
    if audience == Audience.KEEPERS:
        return admin_link("ita_register_entry", entry.pk)
    if audience in ANSWERERS and (word := words_of_mouth(entry.request_id).last()):
        return admin_link("ita_confirmation", word.pk)
    if is_for_the_public(entry):
        return entry.page_url
    if audience == Audience.HARM_ENDERS:
        return admin_link("ita_petitions")  # case officers alone read what the person wrote
    if entry.subject_kind:
        return _link_to_subject(entry)
    if not Page.objects.filter(pk=entry.page_id).exists():
        return work_link()
    return admin_link(DESTINATIONS.get(entry.act, REVIEW), entry.page_id)


def _link_to_subject(entry: RegisterEntry) -> str:
    if number := entry.details.get("change"):
        return admin_link("ita_change", number)
    if screen := SCREENS.get(entry.subject_kind):
        return admin_link(screen, entry.subject_key)
    return admin_link("ita_thing", entry.subject_kind, entry.subject_key)


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
