"""What the first screen, the editor and the timeline show of reviews."""

from typing import Any

from django.contrib.auth.models import User
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from home.core.components import RenderContext
from home.models import ContentPage
from home.sites import agency_site
from ita.monitoring.currency.due import of_owner, review_of, reviews_of
from ita.monitoring.currency.enums import Currency
from ita.monitoring.currency.rules import why_not_confirm

SHOWN = 5


class MyReviewsPanel(Component):
    """On the officer's first screen: what of theirs is due or overdue."""

    name = "ita_my_reviews"
    template_name = "ita/admin/my_reviews_panel.html"
    order = 40

    class Media:
        css = {"all": ["ita/publication.css"]}

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.is_officer:
            return {"waiting": []}
        reviews = of_owner(reviews_of(agency_site(request)), request.user.pk)
        waiting = [review for review in reviews if review.waits]
        overdue = sum(review.state == Currency.OVERDUE for review in waiting)
        return {"waiting": waiting, "shown": waiting[:SHOWN], "overdue": overdue}


class PageReviewPart(Component):
    """Of a published page: when it is to be reviewed, and the way to confirm it."""

    template_name = "ita/admin/page_review_part.html"

    def __init__(self, user: User, page: Page) -> None:
        self.user = user
        self.page = page

    def get_context_data(self, parent_context: RenderContext) -> dict[str, Any]:
        """Of what is live, whatever the editor shows of a draft."""
        live = ContentPage.objects.select_related("owner_unit").filter(pk=self.page.pk).first()
        site = live.get_site() if live else None
        review = review_of(live, site) if site else None
        why_not = why_not_confirm(self.user, live) if review else None
        return {"page": live, "review": review, "why_not": why_not}


def page_review_part(user: User, page: Page) -> PageReviewPart | None:
    """None for what is not to be kept current."""
    if not isinstance(page, ContentPage) or not page.live or page.archived_on:
        return None
    return PageReviewPart(user, page)
