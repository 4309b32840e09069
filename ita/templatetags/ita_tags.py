"""What the register and the assessment know, for public templates."""

from django import template
from wagtail.models import Page

from ita.register.approval_summary import ApprovalSummary, approval_summaries

register = template.Library()


@register.simple_tag
def publication_record(page: Page) -> ApprovalSummary | None:
    """``{% publication_record page as record %}``: None for a page that was never published."""
    return approval_summaries([page.pk]).get(page.pk) if page.pk else None
