"""Writes the register of publication."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site, WorkflowState

from home.models import AgencySettings
from home.thai.calendar import fiscal_year
from ita.enums import Act
from ita.models.officers import OfficerProfile
from ita.models.register import RegisterEntry


@transaction.atomic
def record(
    act: Act, workflow_state: WorkflowState, revision: Revision, user: Any, reason: str = ""
) -> RegisterEntry:
    """Append the row of ``act`` by ``user``, with the post that they hold today.

    ``user`` is None where the system itself acted.
    """
    page = workflow_state.content_object
    site = page.get_site()
    post = OfficerProfile.of(user) if user else None
    now = timezone.now()
    year = fiscal_year(now)
    return RegisterEntry.objects.create(
        site_id=site.pk,
        agency=AgencySettings.for_site(site).name,
        fiscal_year=year,
        number=_next_number(site, year),
        act=act,
        occurred_at=now,
        actor_id=user.pk if user else 0,
        actor_username=user.get_username() if user else "",
        actor_name=_actor_name(user, post),
        actor_position=post.position if post else "",
        reason=reason,
        page_id=page.pk,
        page_title=revision.object_str[:255],
        page_url=_address(page),
        content_kind=revision.content.get("content_kind", ""),
        request_id=workflow_state.pk,
        revision_id=revision.pk,
    )


def _actor_name(user: Any, post: OfficerProfile | None) -> str:
    if user is None:
        return _("System")
    return post.full_name if post else user.get_full_name() or user.get_username()


def _next_number(site: Site, year: int) -> int:
    """Numbers run without gaps in each agency and fiscal year: one writer at a time."""
    Site.objects.select_for_update().get(pk=site.pk)
    rows = RegisterEntry.objects.of_site(site).filter(fiscal_year=year)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _address(page: Page) -> str:
    return page.full_url or page.url_path
