"""What the register and the assessment know, for public templates."""

from django import template
from wagtail.models import Page

from ita.publication.record import PublicationRecord, publication_records

register = template.Library()


@register.simple_tag
def publication_record(page: Page) -> PublicationRecord | None:
    """``{% publication_record page as record %}``: None for a page that was never published."""
    return publication_records([page.pk]).get(page.pk) if page.pk else None
