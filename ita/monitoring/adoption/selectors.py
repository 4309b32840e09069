"""What is on offer, and how a draft's original stands now."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page, Site

from home.models import AgencySettings, ContentPage
from home.sites import pages_of
from home.visibility import is_public, public
from ita.integrity.seal import seal_of
from ita.monitoring.adoption.models import Adoption, SharedPage


def on_offer() -> QuerySet[SharedPage]:
    """What agencies offer: of what they marked, that which is public now."""
    offered = public(Page.objects.filter(pk__in=SharedPage.objects.values("page")))
    return SharedPage.objects.filter(page__in=offered.values("pk"))


def offers_for(site: Site, words: str) -> QuerySet[SharedPage]:
    """What other agencies than ``site`` offer, newest first, each with ``agency``, its name; only
    those whose title or agency has ``words``."""
    names = AgencySettings.objects.filter(site=OuterRef("site")).values("name")[:1]
    rows = on_offer().exclude(site=site).annotate(agency=Subquery(names))
    if words:
        rows = rows.filter(Q(page__title__icontains=words) | Q(agency__icontains=words))
    return rows.select_related("page__content_type", "site").order_by("-shared_at", "-pk")


def own_offers(site: Site) -> QuerySet[SharedPage]:
    """What the agency marked, newest first; also what is public no more and so not offered."""
    return SharedPage.objects.filter(site=site).select_related("page").order_by("-pk")


def pages_to_offer(site: Site, words: str) -> QuerySet[ContentPage]:
    """The agency's public pages with ``words`` in their title that it does not offer yet."""
    pages = public(pages_of(site)).exclude(pk__in=SharedPage.objects.values("page"))
    found = ContentPage.objects.filter(pk__in=pages.values("pk"), title__icontains=words)
    newest: QuerySet[ContentPage] = found.order_by("-first_published_at", "-pk")
    return newest


def agency_name(site: Site) -> str:
    settings = AgencySettings.objects.filter(site=site).first()
    return (settings.name if settings else "") or site.site_name or site.hostname


@dataclass(frozen=True)
class Origin:
    """Where a page came from. ``is_changed``: the original says other things now, or is public no
    more (``is_gone``)."""

    adoption: Adoption
    is_changed: bool
    is_gone: bool


def origin_of(page: Page) -> Origin | None:
    """None for a page that was not taken from another agency."""
    adoption = Adoption.objects.filter(page_id=page.pk).first()
    if adoption is None:
        return None
    original = ContentPage.objects.filter(pk=adoption.from_page_id).first()
    if original is None or not is_public(original):
        return Origin(adoption, is_changed=False, is_gone=True)
    changed = seal_of(original.specific).sha256 != adoption.from_sha256
    return Origin(adoption, is_changed=changed, is_gone=False)
