"""What the yearly memo says of reviews."""

from datetime import date

from django.urls import reverse
from wagtail.models import Site

from home.thai.calendar import format_date
from ita.monitoring.currency.due import reviews_of
from ita.monitoring.currency.enums import Currency
from ita.monitoring.memo.sources import Place, Source, Stated


def overdue_reviews(site: Site, first: date, last: date) -> Stated | None:
    """How many published pages are overdue on the day when the memo is made: of what was overdue
    on an earlier day nothing is kept, so the words name the day."""
    reviews = reviews_of(site)
    if not reviews:
        return Stated("ไม่มีรายการที่เผยแพร่อยู่")
    overdue = sum(review.state == Currency.OVERDUE for review in reviews)
    found = f"เกินกำหนด {overdue:,} รายการ" if overdue else "ไม่พบรายการที่เกินกำหนด"
    words = f"ณ วันที่ {format_date(reviews[0].today)} {found} จากที่เผยแพร่อยู่ {len(reviews):,} รายการ"
    return Stated(words, f"{reverse('ita_workload')}?state={Currency.OVERDUE}")


def overdue_source() -> Source:
    return Source(Place.OVERDUE_REVIEWS, overdue_reviews)
