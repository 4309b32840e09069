"""Writes the page of a month: a draft with the figures as they are now. It goes on by the ordinary
steps, and nothing of it is before the public until then."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from home.core.exceptions import NotAllowed, ensure
from home.core.transactions import atomic_with_retry
from home.models import ContentPage, SatisfactionSurveyPage, Unit
from home.models.cases import lock_page
from home.sites import pages_of
from home.surveys.results import Results, results_of
from home.thai.calendar import add_months, local_date
from home.visibility import public
from ita.monitoring.drafts import store_draft
from ita.monitoring.statistics.enums import DraftKind
from ita.monitoring.statistics.models import StatisticsDraft
from ita.monitoring.statistics.prepared import (
    figures_on,
    satisfaction_page,
    usage_page,
    write_over,
)
from ita.monitoring.statistics.rules import why_not_month, why_not_write
from ita.monitoring.statistics.selectors import use_of_month


@dataclass(frozen=True)
class MonthPage:
    """Of which figures a page is made: of the use, or of the answers to ``survey``."""

    month: date  # its first day
    survey: SatisfactionSurveyPage | None = None

    @property
    def key(self) -> tuple[str, int]:
        """Kind, and the number of the survey."""
        if self.survey is None:
            return DraftKind.USAGE.value, 0
        return DraftKind.SATISFACTION.value, self.survey.pk


def surveys_of(site: Site) -> list[SatisfactionSurveyPage]:
    """The public surveys of the agency in its main language."""
    own = pages_of(site).filter(locale_id=site.root_page.locale_id).values("pk")
    return list(public(SatisfactionSurveyPage.objects.filter(pk__in=own)).order_by("pk"))


def results_of_month(survey: SatisfactionSurveyPage, month: date) -> Results:
    last = add_months(month, 1) - timedelta(days=1)
    return results_of(survey, month, last)


@atomic_with_retry
def write_page(site: Site, wanted: MonthPage, user: User | None) -> ContentPage:
    """The draft of the month: made, or where it is there, with the figures as they are now.

    Args:
        user: None for the queue.

    Raises:
        NotAllowed: see ``rules``; or a request for the page is open.
    """
    if user is not None:
        ensure(why_not_write(user, site))
    Site.objects.select_for_update(no_key=True).get(pk=site.pk)  # two clicks make one page
    made = _made(site, wanted)
    kind, survey_id = wanted.key
    draft, _is_new = StatisticsDraft.objects.get_or_create(
        site=site, kind=kind, survey_id=survey_id, month=wanted.month
    )
    page = _page_of(draft)
    if page is None:
        made.owner_unit = _unit_before(draft)
        page = store_draft(made, user, site)
    else:
        _rewrite(page, made, user)
    draft.page, draft.figures = page, figures_on(made)
    draft.save()
    return page


def _made(site: Site, wanted: MonthPage) -> ContentPage:
    """
    Raises:
        NotAllowed: see ``rules.why_not_month``.
    """
    today = local_date(timezone.now())
    if wanted.survey is None:
        use = use_of_month(site, wanted.month)
        ensure(why_not_month(wanted.month, today, use.total.days))
        return usage_page(site, use)
    results = results_of_month(wanted.survey, wanted.month)
    ensure(why_not_month(wanted.month, today, results.answered))
    return satisfaction_page(wanted.survey, results)


def _page_of(draft: StatisticsDraft) -> ContentPage | None:
    """The page of the month, locked; None where there is none, or it has ended."""
    page = Page.objects.filter(pk=draft.page_id).specific().first()
    if not isinstance(page, ContentPage) or page.taken_down_on or page.archived_on:
        return None
    lock_page(page)
    return page


def _rewrite(page: ContentPage, made: ContentPage, user: User | None) -> None:
    if page.workflow_in_progress:
        raise NotAllowed(
            _("A request for this page is open. Withdraw it, or have it sent back, and try again.")
        )
    content = page.get_latest_revision_as_object()
    write_over(content, made)
    content.save_revision(user=user, clean=False)


def _unit_before(draft: StatisticsDraft) -> Unit | None:
    """The unit that owns the page of an earlier month."""
    earlier = StatisticsDraft.objects.filter(
        site=draft.site, kind=draft.kind, survey_id=draft.survey_id, page__isnull=False
    ).exclude(pk=draft.pk)
    before = earlier.first()
    page = ContentPage.objects.filter(pk=before.page_id).first() if before else None
    return page.owner_unit if page else None


def write_due(site: Site) -> list[ContentPage]:
    """The pages of the month before that are not written yet; a second run writes none."""
    month = add_months(local_date(timezone.now()).replace(day=1), -1)
    wanted = [MonthPage(month), *(MonthPage(month, survey) for survey in surveys_of(site))]
    written = StatisticsDraft.objects.filter(site=site, month=month)
    known = set(written.values_list("kind", "survey_id"))
    pages = []
    for each in wanted:
        if each.key not in known:
            try:
                pages.append(write_page(site, each, None))
            except NotAllowed:  # nothing was counted, or nobody answered
                continue
    return pages
