"""The groups as the search uses them, kept in each process until one of them changes."""

from collections import OrderedDict
from threading import Lock

from django.db.models import Count, Sum
from wagtail.models import Site

from search.models import SynonymGroup

Groups = tuple[tuple[str, ...], ...]

MOST_SITES = 50  # whose groups one process keeps; an agency's are about 200 KB
MOST_GROUPS = 5_000  # of one site; what is beyond is not used

_known: OrderedDict[int | None, tuple[tuple[int, int], Groups]] = OrderedDict()
_lock = Lock()


def synonym_groups(site: Site | None) -> Groups:
    """The groups in use on ``site`` (without a site: those of all sites), each word in its
    compared form. One small query where nothing changed since the last time."""
    stamp = _stamp()
    site_pk = site.pk if site else None
    with _lock:
        known = _known.get(site_pk)
    if known and known[0] == stamp:
        return known[1]
    groups = _read(site)
    with _lock:
        _known[site_pk] = (stamp, groups)
        _known.move_to_end(site_pk)
        while len(_known) > MOST_SITES:
            _known.popitem(last=False)
    return groups


def _stamp() -> tuple[int, int]:
    """Another pair after each change of a group, in whatever process."""
    row = SynonymGroup.objects.aggregate(rows=Count("pk"), marks=Sum("mark"))
    return row["rows"], row["marks"] or 0


def _read(site: Site | None) -> Groups:
    rows = SynonymGroup.objects.valid_at(site).filter(active=True).order_by("pk")[:MOST_GROUPS]
    return tuple(keys for group in rows if len(keys := group.keys) > 1)
