"""Which lines of an uploaded list can be taken, and why the others cannot."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from ita.workflow.old_addresses.models import LONGEST_OLD_PATH
from ita.workflow.old_addresses.places import Places, own_path, places_of
from ita.workflow.old_addresses.reading import Pair

Row = list[int | str]  # old path, number of a page or path


def divided(site: Site, pairs: Sequence[Pair]) -> tuple[list[Row], list[list[str]]]:
    """The rows that can be taken, and [old, new, reason] of those that cannot; a fixed number of
    queries, however long the list."""
    new_paths = [own_path(site, new) for _old, new in pairs]
    places = places_of(site, new_paths)
    old_paths = [normal(own_path(site, old)) for old, _new in pairs]
    rows: list[Row] = []
    faults: list[list[str]] = []
    seen: set[str] = set()
    for (old, new), old_path, new_path in zip(pairs, old_paths, new_paths, strict=True):
        why = _why_not_old(old_path, seen, places) or _why_not_new(new_path, set(old_paths), places)
        seen.add(old_path)
        target = None if why else places.target(new_path)
        if why or target is None:
            faults.append([old, new, why or _nothing_there()])
        else:
            rows.append([old_path, target])
    return rows, faults


def normal(path: str) -> str:
    """``path`` as Wagtail compares it; "" stays."""
    return str(Redirect.normalise_path(path)) if path else ""


def _why_not_old(path: str, seen: set[str], places: Places) -> str:
    if not path:
        return _("The old address must be a path of this website, and begin with /.")
    if len(path) > LONGEST_OLD_PATH:
        return _("The old address is longer than 255 letters.")
    if path in seen:
        return _("The old address stands in the file twice.")
    if path in places.redirected:
        return _("The old address leads on already.")
    if places.is_taken(path):
        return _("Something of this website stands at the old address.")
    return ""


def _why_not_new(path: str, old_paths: set[str], places: Places) -> str:
    if not path:
        return _("The new address must be a path of this website, and begin with /.")
    if normal(path) in old_paths or normal(path) in places.redirected:
        return _("The new address is itself an old one: write where it ends.")
    return "" if places.target(path) else _nothing_there()


def _nothing_there() -> str:
    return _("At the new address stands no page or file that everybody can open.")
