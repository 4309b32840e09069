"""Dates and addresses of pages, computed again from the register and the tree."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.content_dates import wrong_dates
from home.enums import Section
from home.models import ContentPage, SectionPage
from home.sites import pages_of
from home.thai.calendar import local_date
from ita.integrity.models import Seal
from ita.register.history import statuses_of
from ita.register.models import RegisterEntry
from ita.register.statuses import PageStatus

# Between the row of a publication and the time that Wagtail writes, in one transaction.
APART = timedelta(minutes=10)


def date_faults(site: Site) -> Iterator[str]:
    """Pages of the agency that are public since, changed on, archived or until another day than
    the register says."""
    statuses = statuses_of(site)
    # Without the body, which may be damaged: that is found by the comparison with the seal.
    content = (
        ContentPage.objects.defer("body")
        .select_related("live_revision")
        .in_bulk(pages_of(site).values_list("pk", flat=True))
    )
    frame = _frame_times(site)
    misplaced = dict(wrong_dates(ContentPage.objects.filter(pk__in=pages_of(site).values("pk"))))
    for page in pages_of(site).live().iterator():
        status = statuses.get(page.pk, PageStatus())
        wrong = [
            *_times(page, status, frame.get(page.pk)),
            *(_days(content[page.pk], status) if page.pk in content else []),
            *([_name_of("content_date")] if page.pk in misplaced else []),
        ]
        if wrong:
            yield _named(page, wrong)


def address_faults(site: Site) -> Iterator[str]:
    """Pages whose address is not that of their place, and sections out of their order."""
    addresses = dict(pages_of(site).values_list("path", "url_path"))
    for page in pages_of(site).filter(depth__gt=2):
        parent = addresses.get(page.path[: -Page.steplen])
        if parent is not None and page.url_path != f"{parent}{page.slug}/":
            yield _named(page, [_("address")])
    for home in site.root_page.get_translations(inclusive=True):
        sections = SectionPage.objects.child_of(home).order_by("path")
        found = [each for each in sections.values_list("section", flat=True) if each]
        if found != [each.value for each in Section if each.value in found]:
            yield _named(home, [_("order of the sections")])


def _times(page: Page, status: PageStatus, made: datetime | None) -> Iterator[str]:
    published = [row for row in status.bound if row.seal_sha256 and row.revision_id]
    first = _time_of(status.bound[0]) if published else made
    last = _time_of(status.bound[-1]) if status.binding else made  # put back later than bound
    pairs = {"first_published_at": made or first, "last_published_at": last}
    for name, expected in pairs.items():
        if expected and not _is_near(getattr(page, name), expected):
            yield str(Page._meta.get_field(name).verbose_name)


def _time_of(row: RegisterEntry | None) -> datetime | None:
    """None for a find that was confirmed: nobody knows when that went live."""
    return row.occurred_at if row and row.request_id else None


def _is_near(moment: datetime | None, expected: datetime) -> bool:
    return moment is not None and abs(moment - expected) <= APART


def _days(page: ContentPage, status: PageStatus) -> Iterator[str]:
    archived = local_date(status.archived.occurred_at) if status.archived else None
    expected: dict[str, date | None] = {"archived_on": archived, "taken_down_on": None}
    if end := _end_of(page, status):
        expected["publication_end_date"] = end[0]
    for name, day in expected.items():
        if getattr(page, name) != day:
            yield _name_of(name)


def _name_of(field: str) -> str:
    return str(ContentPage._meta.get_field(field).verbose_name)


def _end_of(page: ContentPage, status: PageStatus) -> tuple[date | None] | None:
    """The end that the webmaster set, or else that of the revision which is live; None where
    neither is known."""
    details: dict[str, Any] = status.binding.details if status.binding else {}
    if day := details.get("end_date"):
        return (date.fromisoformat(day),)
    revision = page.live_revision
    if revision is None or "publication_end_date" not in revision.content:
        return None
    day = revision.content["publication_end_date"]
    return (date.fromisoformat(day) if day else None,)


def _frame_times(site: Site) -> dict[int, datetime]:
    """When the setup made the pages of the frame."""
    frame = Seal.objects.of_frame().filter(page_id__in=pages_of(site).values("pk"))
    return dict(frame.order_by("-pk").values_list("page_id", "created_at"))


def _named(page: Page, wrong: list[str]) -> str:
    return _("%(title)s [%(number)s] is not what is computed: %(what)s") % {
        "title": page.title,
        "number": page.pk,
        "what": ", ".join(wrong),
    }
