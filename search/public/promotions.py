"""The pages that the webmaster puts first for a question."""

from wagtail.models import Page

from home.visibility import public
from search.analysis.keys import key_of
from search.models import PromotedResult
from search.models.question import LONGEST_QUESTION

MOST_SHOWN = 3


def promoted(question: str, home: Page) -> list[Page]:
    """The promoted pages of ``question``, in their order: live and public ones, below the front
    page ``home`` or that page itself. One query where there is none."""
    key = key_of(question)[:LONGEST_QUESTION]
    if not key:
        return []
    promotions = PromotedResult.objects.filter(key=key, page__path__startswith=home.path)
    ids = list(promotions.order_by("sort_order", "pk").values_list("page_id", flat=True))
    if not ids:
        return []
    shown = public(Page.objects.descendant_of(home, inclusive=True)).filter(pk__in=ids)
    pages = {page.pk: page for page in shown.specific()}
    return [pages[pk] for pk in ids if pk in pages][:MOST_SHOWN]
