"""The officer's list of what is to be reviewed, the page's own screen, and the settings."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.models import Page

from home.core.duties import Group
from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.models import ContentPage
from ita.monitoring.currency import operations, rules
from ita.monitoring.currency.due import Review, review_of, reviewed_pages, reviews_of
from ita.monitoring.currency.forms import NextReviewForm, ReviewSettingsForm
from ita.monitoring.currency.owners import Office, office_of
from ita.monitoring.screens import AgencyScreen
from ita.people.rules import why_without_post

PER_PAGE = 50
MOST_AT_ONCE = 200
MINE, UNIT, ALL = "mine", "unit", "all"
WHOSE = {
    MINE: gettext_lazy("My pages"),
    UNIT: gettext_lazy("Pages of my unit"),
    ALL: gettext_lazy("All pages that I may confirm"),
}
WAITING, EVERY = "waiting", "every"
WHICH = {
    WAITING: gettext_lazy("Due or overdue"),
    EVERY: gettext_lazy("Every page, also what is not due yet"),
}


class ReviewScreen(AgencyScreen):
    """For officers of the agency."""

    header_icon = "calendar-check"

    def why_not_open(self) -> str | None:
        return super().why_not_open() or why_without_post(self.request.user, self.site)

    @cached_property
    def office(self) -> Office:
        return office_of(self.site)

    @property
    def may_edit(self) -> bool:
        """Whether the officer changes pages: requesters do."""
        return Group.REQUESTERS.value in self.office.duties.get(self.request.user.pk, set())


class ReviewsView(ReviewScreen):
    """What waits for the officer; the mail of the morning leads here. Confirming is one click."""

    template_name = "ita/admin/reviews.html"
    page_title = gettext_lazy("Information to be reviewed")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        office, user_id = self.office, self.request.user.pk
        every = reviews_of(self.site, office=office)
        mine = [each for each in every if office.may_confirm(user_id, each.owners, each.unit_id)]
        owns = any(_is_of(each, office, user_id, MINE) for each in mine)
        whose = self._chosen("whose", WHOSE, usual=MINE if owns else ALL)
        which = self._chosen("which", WHICH, usual=WAITING)
        shown = [each for each in mine if _is_of(each, office, user_id, whose)]
        waiting = [each for each in shown if each.waits]
        pages = Paginator(waiting if which == WAITING else shown, PER_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        kwargs.setdefault("form", NextReviewForm())
        return super().get_context_data(
            page=page,
            rows=self._with_addresses(list(page)),
            whose=whose,
            which=which,
            whose_choices=[(value, label, value == whose) for value, label in WHOSE.items()],
            which_choices=[(value, label, value == which) for value, label in WHICH.items()],
            may_edit=self.may_edit,
            waiting=len(waiting),
            total=len(shown),
            may_set=rules.why_not_set(self.request.user, self.site) is None,
            **kwargs,
        )

    def _with_addresses(self, reviews: list[Review]) -> list[tuple[Review, str]]:
        """Each with the address at which the public reads it."""
        pages = Page.objects.in_bulk([review.page_id for review in reviews])
        return [(each, pages[each.page_id].get_url(self.request) or "") for each in reviews]

    def _chosen(self, name: str, choices: dict[str, Any], usual: str) -> str:
        asked = self.request.GET.get(name, "")
        return asked if asked in choices else usual

    def post(self, request: OfficerRequest) -> HttpResponse:
        """Confirm the page of the button, or else all that are ticked."""
        form = NextReviewForm(request.POST)
        chosen = request.POST.getlist("only") or request.POST.getlist("page")[:MOST_AT_ONCE]
        if not form.is_valid():
            messages.error(request, _("Nothing was saved. Please correct what is marked."))
            context = self.get_context_data(form=form, ticked=request.POST.getlist("page"))
            return self.render_to_response(context, status=422)
        pages = self._pages(chosen)
        if not pages:
            messages.error(request, _("Please tick the pages first."))
            return redirect(self.request.get_full_path())
        self._confirm(pages, form.cleaned_data["next_review"])
        return redirect(self.request.get_full_path())

    def _pages(self, chosen: list[str]) -> list[ContentPage]:
        """
        Raises:
            Http404: one of them is not the agency's, or is not published.
        """
        numbers = {int(each) for each in chosen if each.isascii() and each.isdigit()}
        if len(numbers) < len(set(chosen)) or any(number >= 2**63 for number in numbers):
            raise Http404
        pages = list(reviewed_pages(self.site).filter(pk__in=numbers).order_by("pk"))
        if len(pages) < len(numbers):
            raise Http404
        return pages

    def _confirm(self, pages: list[ContentPage], next_on: Any) -> None:
        """Each by itself: what cannot be confirmed does not hold up the others."""
        done = []
        for page in pages:
            try:
                done.append(operations.confirm_current(page, self.request.user, next_on))
            except NotAllowed as error:
                messages.error(self.request, f"{page.title}: {error.reason}")
        if done:
            words = ngettext(
                "%(count)s page is confirmed as current. Register number %(numbers)s.",
                "%(count)s pages are confirmed as current. Register numbers %(numbers)s.",
                len(done),
            )
            numbers = ", ".join(row.label for row in done)
            messages.success(self.request, words % {"count": len(done), "numbers": numbers})


class PageReviewView(ReviewScreen):
    """One page: when it is due, who owns it, and the button."""

    template_name = "ita/admin/page_review.html"
    page_title = gettext_lazy("Confirm the information as current")

    @cached_property
    def page(self) -> ContentPage:
        return get_object_or_404(ContentPage, pk=self.kwargs["page_id"])

    def get_page_subtitle(self) -> str:
        return str(self.page.title)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_reviews"), str(ReviewsView.page_title))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", NextReviewForm())
        specific = self.page.specific
        review = review_of(specific, self.site)
        names = self.office.names
        return super().get_context_data(
            page=self.page,
            may_edit=self.may_edit,
            review=review,
            owners=[names[number] for number in review.owners] if review else [],
            why_not=rules.why_not_confirm(self.request.user, specific),
            **kwargs,
        )

    def post(self, request: OfficerRequest, page_id: int) -> HttpResponse:
        form = NextReviewForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            row = operations.confirm_current(
                self.page, request.user, form.cleaned_data["next_review"]
            )
        except NotAllowed as error:
            return self.refused(error, form=form)
        messages.success(
            request, _("Confirmed as current. Register number %(number)s.") % {"number": row.label}
        )
        return redirect("ita_reviews")


class ReviewSettingsView(ReviewScreen):
    """How often each kind of content is reviewed, and the units' mailboxes."""

    template_name = "ita/admin/review_settings.html"
    page_title = gettext_lazy("Review intervals and mailboxes of units")
    header_icon = "cogs"

    def why_not_open(self) -> str | None:
        return super().why_not_open() or rules.why_not_set(self.request.user, self.site)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", ReviewSettingsForm(site=self.site))
        return super().get_context_data(**kwargs)

    def post(self, request: OfficerRequest) -> HttpResponse:
        form = ReviewSettingsForm(request.POST, site=self.site)
        if not form.is_valid():
            messages.error(request, _("Nothing was saved. Please correct what is marked."))
            return self.render_to_response(self.get_context_data(form=form), status=422)
        operations.set_intervals(self.site, request.user, form.months)
        operations.set_mailboxes(self.site, request.user, form.mailboxes)
        messages.success(request, _("Saved."))
        return redirect("ita_review_settings")


def _is_of(review: Review, office: Office, user_id: int, whose: str) -> bool:
    if whose == MINE:
        return user_id in review.owners
    return whose == ALL or review.unit_id in office.units.get(user_id, set())
