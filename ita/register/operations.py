"""Writes the register of publication."""

from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, Site, WorkflowState

from home.models import AgencySettings, ContentPage
from home.thai.calendar import fiscal_year
from ita.people.models import OfficerProfile
from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterHead
from ita.register.signals import act_appended
from ita.register.subjects import Subject


class BoundSeal(Protocol):
    """What a row keeps of a seal; how one is made, rooms above know."""

    @property
    def version(self) -> int: ...

    @property
    def sha256(self) -> str: ...


def append(
    act: Act,
    page: Page,
    user: User | None,
    *,
    reason: str = "",
    revision: Revision | None = None,
    request_id: int = 0,
    details: dict[str, Any] | None = None,
    seal: BoundSeal | None = None,
    site: Site | None = None,
) -> RegisterEntry:
    """Append the row of ``act`` on ``page`` by ``user``, with the post that they hold today.

    Args:
        user: None where the system itself acted.
        revision: the content that the act is about; the page's live state unless given.
        request_id: the WorkflowState's id, for an act within a request.
        details: what is particular to the act, as JSON.
        seal: the Seal of the content, for an act that binds itself to it.
        site: the agency's site, for a page that stands in none any more.
    """
    return _append(
        act,
        user,
        site or site_of(page),
        reason=reason,
        details=details or {},
        page_id=page.pk,
        page_title=(revision.object_str if revision else page.title)[:255],
        page_url=page.full_url or page.url_path,
        content_kind=_content_kind(page, revision),
        request_id=request_id,
        revision_id=revision.pk if revision else page.live_revision_id or 0,
        seal_version=seal.version if seal else 0,
        seal_sha256=seal.sha256 if seal else "",
    )


def append_about(
    act: Act,
    subject: Subject,
    user: User | None,
    *,
    site: Site,
    reason: str = "",
    details: dict[str, Any] | None = None,
) -> RegisterEntry:
    """Append the row of ``act`` on something else than a page; arguments as in ``append``."""
    return _append(
        act,
        user,
        site,
        reason=reason,
        details=details or {},
        page_id=0,
        request_id=0,
        revision_id=0,
        subject_kind=str(subject.kind),
        subject_key=subject.key,
        subject_label=subject.label[:255],
    )


def append_step(
    act: Act,
    workflow_state: WorkflowState,
    revision: Revision,
    user: User | None,
    reason: str = "",
    **extra: Any,
) -> RegisterEntry:
    """Append the row of an act within a request; ``extra`` as in ``append``."""
    return append(
        act,
        workflow_state.content_object,
        user,
        reason=reason,
        revision=revision,
        request_id=workflow_state.pk,
        **extra,
    )


@transaction.atomic
def _append(act: Act, user: User | None, site: Site, **columns: Any) -> RegisterEntry:
    """One writer at a time for each agency: its head is locked until the transaction ends."""
    head = lock_head(site)
    post = OfficerProfile.of(user, site) if user else None
    now = timezone.now()
    year = fiscal_year(now)
    entry = RegisterEntry(
        pk=_next_id(),
        site_id=site.pk,
        agency=AgencySettings.for_site(site).name or site.site_name or site.hostname,
        fiscal_year=year,
        number=_next_number(site, year),
        act=str(act),
        occurred_at=now,
        actor_id=user.pk if user else 0,
        actor_username=user.get_username() if user else "",
        actor_name=_actor_name(user, post),
        actor_position=post.position if post else "",
        previous_sha256=head.sha256,
        **columns,
    )
    entry.sha256 = entry.compute_hash()
    entry.save(force_insert=True)
    head.entry_id, head.sha256 = entry.pk, entry.sha256
    head.save()
    act_appended.send(RegisterEntry, entry=entry)
    return entry


def site_of(page: Page) -> Site:
    """The agency whose register takes the acts on ``page``: its own, or the last that did."""
    return page.get_site() or last_site(page)


def last_site(page: Page) -> Site:
    """The agency whose register knows ``page``, which stands below no website any more."""
    last = RegisterEntry.objects.of_page(page).last()
    known = Site.objects.filter(pk=last.site_id).first() if last else None
    return known or Site.objects.get(is_default_site=True)


def _actor_name(user: User | None, post: OfficerProfile | None) -> str:
    if user is None:
        return _("System")
    return post.full_name if post else user.get_full_name() or user.get_username()


def lock_head(site: Site) -> RegisterHead:
    """The head of the agency's register, locked until the transaction ends: one act at a time."""
    heads = RegisterHead.objects.select_for_update().filter(site_id=site.pk)
    if head := heads.first():
        return head
    RegisterHead.objects.get_or_create(site_id=site.pk)  # the agency's first row
    return heads.get()


def _next_number(site: Site, year: int) -> int:
    """Numbers run without gaps in each agency and fiscal year (C.E.)."""
    rows = RegisterEntry.objects.of_site(site).filter(fiscal_year=year)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def _next_id() -> int:
    """The row's own id is part of its hash, so it must be known before it is stored."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            table = RegisterEntry._meta.db_table
            cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", [table])
            return int(cursor.fetchone()[0])
    return (RegisterEntry.objects.aggregate(last=Max("pk"))["last"] or 0) + 1  # one writer at all


def _content_kind(page: Page, revision: Revision | None) -> str:
    if revision:
        return str(revision.content.get("content_kind", ""))
    kinds = ContentPage.objects.filter(pk=page.pk).values_list("content_kind", flat=True)
    return kinds.first() or ""
