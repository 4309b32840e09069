"""What a room above froze of files and pages, so that one act erases it too.

It contributes a function ``() -> FrozenCopies`` through the hook ``register_frozen_copies``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wagtail import hooks
from wagtail.models import Site

FROZEN_COPIES_HOOK = "register_frozen_copies"
Hashes = set[str]


@dataclass(frozen=True)
class FrozenCopies:
    """``of_files`` and ``of_page`` answer the hashes of frozen bytes that are there: of files with
    these hashes, of a page by its number. ``mark`` notes the row by which they are erased,
    ``remove`` removes the bytes (it can be repeated), ``are_left`` says whether some are there."""

    of_files: Callable[[Site, Hashes], Hashes]
    of_page: Callable[[Site, int], Hashes]
    mark: Callable[[Site, Iterable[str], int], None]
    remove: Callable[[Site, Iterable[str]], None]
    are_left: Callable[[Site, Iterable[str]], bool]


def frozen_copies() -> list[FrozenCopies]:
    return [contribute() for contribute in hooks.get_hooks(FROZEN_COPIES_HOOK)]


def frozen_of_files(site: Site, hashes: Hashes) -> Hashes:
    return {found for copies in frozen_copies() for found in copies.of_files(site, hashes)}


def frozen_of_page(site: Site, page_id: int) -> Hashes:
    return {found for copies in frozen_copies() for found in copies.of_page(site, page_id)}
