"""A new draft that the system prepares for an officer, in the section of its type."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection, Site

from home.core.exceptions import NotAllowed, ensure
from home.models import AgencyDocument, AgencySettings, ContentPage, PageAttachment, SectionPage
from home.slugs import free_slug
from ita.people.models import OfficerProfile
from ita.workflow.rules import why_not_requester

LONGEST_TITLE = 255


def new_draft(
    page: ContentPage,
    user: User,
    site: Site,
    documents: Sequence[AgencyDocument] = (),
    slug: str = "",
) -> ContentPage:
    """Store ``page`` (new, without a place) as a draft of ``user`` with ``documents`` as its files;
    it goes on by the ordinary steps. Its address is made of ``slug``, or else of its title.

    Raises:
        NotAllowed: the user is no requester of the agency, or the agency lacks the section.
    """
    ensure(why_not_requester(user, site))
    return store_draft(page, user, site, documents, slug)


def store_draft(
    page: ContentPage,
    user: User | None,
    site: Site,
    documents: Sequence[AgencyDocument] = (),
    slug: str = "",
) -> ContentPage:
    """``new_draft`` of an act that asked its own rules; ``user`` is None for the queue.

    Raises:
        NotAllowed: the agency lacks the section.
    """
    section = section_of(type(page), site)
    page.title = page.title[:LONGEST_TITLE]
    page.slug = free_slug(slug or page.title, section, page._meta.model_name)
    page.live, page.owner, page.locale = False, user, section.locale
    if page.owner_unit_id is None and user is not None:
        post = OfficerProfile.of(user, site)
        page.owner_unit = post.unit if post else None
    for document in documents:
        page.attachments.add(PageAttachment(document=document))
    for order, row in enumerate(page.attachments.all()):
        row.sort_order = order
    section.add_child(instance=page)
    log(instance=page, action="wagtail.create", user=user)
    page.save_revision(user=user, clean=False)  # a draft may lack what only publication needs
    return page


def section_of(page_type: type[ContentPage], site: Site) -> SectionPage:
    """The agency's Thai section in which pages of the type stand.

    Raises:
        NotAllowed: it has none.
    """
    sections = SectionPage.objects.child_of(site.root_page)
    section: SectionPage | None = sections.filter(section=page_type.section).first()
    if section is None:
        raise NotAllowed(_("The agency lacks the section of this page. Please tell the webmaster."))
    return section


def collection_of(site: Site) -> Collection:
    """Where the agency's files lie; never at the top, which is open to officers of all.

    Raises:
        NotAllowed: nobody set the agency up.
    """
    settings = AgencySettings.objects.filter(site=site).first()
    if settings is None or settings.collection is None:
        raise NotAllowed(_("The agency has no place for its files. Please tell the administrator."))
    return settings.collection


def paragraphs(*html: str) -> list[dict[str, Any]]:
    """The body of a page of these texts (HTML)."""
    return [{"type": "paragraph", "value": text} for text in html]
