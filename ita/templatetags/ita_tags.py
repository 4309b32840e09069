"""What the register and the assessment know, for public templates."""

from django import template
from wagtail.models import Page

from ita.register.approval_summary import ApprovalSummary, approval_summaries

register = template.Library()


@register.simple_tag
def approval_summary(page: Page) -> ApprovalSummary | None:
    """``{% approval_summary page as summary %}``: None for a page that was never published."""
    return approval_summaries([page.pk]).get(page.pk) if page.pk else None
