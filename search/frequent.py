"""Questions that visitors often asked and that found something."""

from wagtail.models import Page


def frequent_questions(prefix: str, home: Page) -> list[str]:
    """The questions that begin with ``prefix``, most asked first, of the site of ``home``.

    The daily totals of questions are not kept yet: there are none.
    """
    return []
