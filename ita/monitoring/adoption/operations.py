"""Offers a public page to other agencies, and takes one of theirs as a draft."""

from datetime import datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import ContentPage
from home.thai.calendar import format_date
from ita.integrity.rules import why_files_foreign
from ita.integrity.seal import seal_of
from ita.monitoring.adoption.copying import copy_of
from ita.monitoring.adoption.models import Adoption, SharedPage
from ita.monitoring.adoption.rules import why_not_offer, why_not_withdraw_offer
from ita.monitoring.adoption.selectors import agency_name, on_offer
from ita.monitoring.drafts import collection_of, new_draft
from ita.workflow.rules import why_not_requester

LONGEST_SOURCE = 255


@atomic_with_retry
def offer_page(page: Page, user: User) -> SharedPage:
    """Let other agencies take ``page`` as a template while it is public.

    Raises:
        NotAllowed: see ``why_not_offer``.
    """
    ensure(why_not_offer(user, page))
    site = page.get_site()
    offer, _created = SharedPage.objects.get_or_create(
        page_id=page.pk, defaults={"site": site, "shared_by": user}
    )
    return offer


@atomic_with_retry
def withdraw_offer(page: Page, user: User) -> None:
    """Offer ``page`` no more; what was taken stays with those who took it.

    Raises:
        NotAllowed: see ``why_not_withdraw_offer``.
    """
    ensure(why_not_withdraw_offer(user, page))
    SharedPage.objects.filter(page_id=page.pk).delete()


@atomic_with_retry
def adopt_page(offer_id: int, site: Site, user: User) -> ContentPage:
    """A draft of the agency from an offered page, with its files; its source says where it is from.

    Raises:
        NotAllowed: the user is no requester of the agency, the page is on offer no more, or it is
            the agency's own.
    """
    ensure(why_not_requester(user, site))
    offer = on_offer().filter(pk=offer_id).select_related("site").first()
    if offer is None:
        raise NotAllowed(_("This page is not offered any more."))
    if offer.site_id == site.pk:
        raise NotAllowed(_("This page is your own agency's; copy nothing, change the page itself."))
    original: ContentPage = offer.page.specific
    agency, url, now = agency_name(offer.site), original.full_url or "", timezone.now()
    page = copy_of(original, collection_of(site), user)
    page.source = source_of(original.title, agency, url, now)
    page = new_draft(page, user, site)
    ensure(why_files_foreign(page))
    Adoption.objects.create(
        site=site,
        page_id=page.pk,
        from_page_id=original.pk,
        from_title=original.title,
        from_agency=agency,
        from_url=url,
        from_sha256=seal_of(original).sha256,
        adopted_by=user,
    )
    return page


def source_of(title: str, agency: str, url: str, moment: datetime) -> str:
    """The source as the public reads it: agency, title, address, day; a long title is cut short,
    for the address must stay whole."""
    before, behind = "ปรับจาก “", f"” ของ{agency} {url} เมื่อวันที่ {format_date(moment)}"
    room = max(LONGEST_SOURCE - len(before) - len(behind), 1)
    cut = title if len(title) <= room else f"{title[: room - 1]}…"
    return f"{before}{cut}{behind}"[:LONGEST_SOURCE]
