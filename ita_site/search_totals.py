"""How often visitors searched, for the statistics of use: what search counts, without the words."""

from datetime import date

from django.db.models import Sum
from wagtail.models import Site

from home.periods import today
from ita.monitoring.statistics.sources import Searches
from search.models import QuestionTotal


def search_totals(site: Site, first: date, last: date) -> Searches | None:
    """Of the days from ``first`` to ``last`` (both counted) that are over; None where nothing is
    known of them: nobody searched, or the totals are too old and gone."""
    over = QuestionTotal.objects.of_site(site).filter(day__lt=today())
    rows = over.filter(day__gte=first, day__lte=last)
    sums = rows.aggregate(asked=Sum("times"), unanswered=Sum("times_without_result"))
    return Searches(sums["asked"], sums["unanswered"]) if sums["asked"] else None
