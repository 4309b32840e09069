"""Questions that visitors often asked and that found something."""

from wagtail.models import Page

from search.query_log import questions


def frequent_questions(prefix: str, home: Page) -> list[str]:
    """The questions that begin with ``prefix``, most asked first, of the site of ``home``."""
    site = home.get_site()
    return questions.frequent_questions(prefix, site) if site else []
