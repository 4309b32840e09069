"""Brings a framework in from a file: read, look, load. Nothing is loaded when there is a fault."""

from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.models import Site

from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.differences import Changes, changes, stored
from ita.assessment.frameworks.editions import (
    SHIPPED,
    edition_of,
    editions,
    mark_shipped,
    why_not_load_edition,
)
from ita.assessment.frameworks.faults import FrameworkFileError, LoadRefused
from ita.assessment.frameworks.moves import Moves
from ita.assessment.frameworks.protection import why_not_change_open, why_not_edit_text
from ita.assessment.frameworks.reading import MAX_SIZE, read_framework
from ita.assessment.frameworks.storing import store
from ita.assessment.models import Framework

__all__ = [
    "MAX_SIZE",
    "SHIPPED",
    "Changes",
    "FrameworkFileError",
    "LoadRefused",
    "changes",
    "changes_by_officer",
    "load",
    "load_by_officer",
    "load_shipped_frameworks",
    "read_framework",
]


@transaction.atomic
def load(
    data: FrameworkData,
    site: Site | None = None,
    moves: Moves | None = None,
    user: User | None = None,
) -> Changes:
    """Store ``data`` as the list of the agency of ``site`` (None: of all agencies); returns what
    was changed. ``moves`` says where evidence goes that would lose what it stands on.

    Raises:
        LoadRefused: evidence would lose its item or its elements; nothing was changed.
    """
    list(Framework.objects.select_for_update().filter(scheme=data.scheme))  # one load at a time
    planned = changes(data, site, moves)
    if planned.refusals:
        raise LoadRefused(planned.refusals)
    store(planned.data, site, moves, user)
    return planned


def changes_by_officer(data: FrameworkData, site: Site, moves: Moves | None = None) -> Changes:
    """``changes`` of the agency's own list, with the reason why an officer may not load them at
    all. A file that says what the list of all agencies says already changes nothing."""
    planned = changes(data, site, moves)
    if planned.common and not planned.framework and not changes(data).changes:
        return replace(planned, changes=())
    reason = why_not_edit_text(planned.framework) if planned.framework else None
    return replace(planned, refusals=(reason, *planned.refusals)) if reason else planned


@transaction.atomic
def load_by_officer(
    data: FrameworkData, site: Site, moves: Moves | None = None, user: User | None = None
) -> Changes:
    """``load`` the agency's own list, for an officer of it.

    Raises:
        LoadRefused: as ``load``; or the text is fixed (``why_not_edit_text``).
    """
    if refusals := changes_by_officer(data, site, moves).refusals:
        raise LoadRefused(refusals)
    return load(data, site, moves, user)


def load_shipped_frameworks() -> list[Framework]:
    """Load the frameworks that come with the system and are not there yet; returns these.

    One that is there stays as the officers have made it.
    """
    found = sorted(editions(), key=lambda edition: edition.data.fiscal_year)
    loaded = []
    for edition in found:
        if stored(edition.data.scheme, edition.data.fiscal_year, None) is None:
            load(edition.data)
            loaded.append(mark_shipped(edition))
    return loaded


def changes_of_edition(framework: Framework, user: User, moves: Moves | None = None) -> Changes:
    """What the edition that came with the system would change of the stored one, with every reason
    not to load it.

    Raises:
        Framework.DoesNotExist: there is no other edition.
    """
    if (edition := edition_of(framework)) is None:
        raise Framework.DoesNotExist
    planned = changes(edition.data, None, moves)
    reasons = [why_not_load_edition(user), why_not_change_open(framework)]
    fixed = tuple(reason for reason in reasons if reason)
    return replace(planned, refusals=(*fixed, *planned.refusals))


@transaction.atomic
def load_edition(framework: Framework, user: User, moves: Moves | None = None) -> Changes:
    """Load the edition that came with the system over the stored one.

    Raises:
        LoadRefused: as ``load``; the public reads it; or it is not the officer's to change.
        Framework.DoesNotExist: there is no other edition.
    """
    planned = changes_of_edition(framework, user, moves)
    if planned.refusals:
        raise LoadRefused(planned.refusals)
    loaded = load(planned.data, None, moves, user)
    mark_shipped(next(each for each in editions() if each.data == planned.data))
    return loaded
