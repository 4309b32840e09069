"""Posts that begin or end within the year, entered by the administrator as on the screen."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from wagtail.admin.panels import ObjectList

from home.thai.calendar import to_be
from ita.people.models import OfficerProfile
from ita.people.viewsets import OfficerProfileViewSet
from ita_site.demo.agency import full_name
from ita_site.demo.content import read
from ita_site.demo.offices import Office

BEFORE = timedelta(days=3)  # the order is known


def changes() -> Iterator[tuple[date, dict[str, Any]]]:
    """What the content says of posts that begin or end, each with the day of its entering."""
    for raw in read("agency")["users"]:
        if day := raw.get("from") or raw.get("until"):
            yield date.fromisoformat(day) - BEFORE, raw


def enter(raw: dict[str, Any], office: Office) -> None:
    """Enter the post of ``raw``, or the end of the one that its account holds."""
    user = office.users[raw["username"]]
    post = OfficerProfile.of(user, office.site) or OfficerProfile(user=user, site=office.site)
    content = read("agency")
    data = {
        "user": user.pk,
        "site": office.site.pk,
        "full_name": full_name(raw),
        "position": raw["position"],
        "duties": raw["duties"],
        "unit": office.builder.units[raw["unit"]].pk,
        "order_number": raw.get("order_number", content["order_number"]),
        "valid_from": _typed(raw.get("from", content["order_date"])),
        "valid_until": _typed(raw["until"]) if "until" in raw else "",
    }
    form_class = ObjectList(OfficerProfileViewSet.panels).bind_to_model(OfficerProfile)
    form = form_class.get_form_class()(data, instance=post, for_user=office.users["admin"])
    if not form.is_valid():
        raise ValueError(form.errors.as_text())
    form.save()


def _typed(day: str) -> str:
    """A day as it is typed into the form."""
    year, month, number = day.split("-")
    return f"{number}/{month}/{to_be(int(year))}"
