"""Whether a program asked, and no person: told by a list that others keep up to date."""

from functools import lru_cache

from crawleruseragents import is_crawler

LONGEST_NAME = 500  # letters of a browser's name; what is longer is cut before it is looked at


def is_robot(user_agent: str) -> bool:
    """Whether the name that a browser gives itself is a known program's, or is missing.

    Nobody can tell a program that names itself like a browser.
    """
    return _is_robot(user_agent[:LONGEST_NAME])


@lru_cache(maxsize=2000)
def _is_robot(user_agent: str) -> bool:
    return not user_agent.strip() or is_crawler(user_agent)
