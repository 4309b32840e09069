"""What a draft of a framework lacks until it can be worked with."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.assessment.frameworks.addresses import why_not_beside
from ita.assessment.frameworks.data import FrameworkData
from ita.assessment.frameworks.differences import stored
from ita.assessment.models import SCHEME_PATTERN, Element, Framework

NAMED = 20  # codes that one sentence names


def why_not_create(data: FrameworkData, site: Site) -> str | None:
    """Why ``data`` cannot become a draft of the agency."""
    if not SCHEME_PATTERN.fullmatch(data.scheme):
        return _("The scheme “%(code)s” may hold only A-Z, 0-9 and -") % {"code": data.scheme}
    if not data.fiscal_year:
        return _("Please say of which fiscal year the list is.")
    if stored(data.scheme, data.fiscal_year, site):
        return _(
            "Your agency has a list %(framework)s already. Choose another short name, or delete "
            "the other one."
        ) % {"framework": data}
    codes = [item.code for item in data.items]
    return next(iter(why_not_beside(data.scheme, data.fiscal_year, codes, site)), None)


def why_not_finish(framework: Framework) -> str | None:
    """Why a draft cannot be worked with yet."""
    if not framework.is_draft:
        return _("%(framework)s is no draft.") % {"framework": framework}
    found = missing(framework)
    return "\n".join(found) if found else None


def missing(framework: Framework) -> list[str]:
    """A sentence for each kind of thing that an officer must still fill in; a fixed number of
    queries."""
    return list(_missing(framework))


def remarks(framework: Framework) -> list[str]:
    """What may be right, and should be looked at."""
    bare = framework.items.filter(elements=None).values_list("code", flat=True)
    if not bare:
        return []
    return [_("No elements are listed for: %(codes)s") % {"codes": _some(list(bare))}]


def _missing(framework: Framework) -> Iterator[str]:
    if not framework.issuer.strip():
        yield _("The issuer is missing.")
    items = framework.items.all()
    if not items:
        yield _("There is no item.")
    untitled = [row.code for row in items if not row.title.strip()]
    if untitled:
        yield _("Items without a title: %(codes)s") % {"codes": _some(untitled)}
    indicators = list(framework.indicators.all())
    known = {row.code for row in indicators}
    if nameless := [row.code for row in indicators if not row.title.strip()]:
        yield _("Indicators without a title: %(codes)s") % {"codes": _some(nameless)}
    if lost := [row.code for row in items if row.indicator_code not in known]:
        yield _("Items whose indicator is not listed: %(codes)s") % {"codes": _some(lost)}
    empty = Element.objects.filter(Q(text="") | Q(text__regex=r"^\s+$"), item__framework=framework)
    if codes := list(empty.values_list("item__code", flat=True).distinct()):
        yield _("Items with an empty element: %(codes)s") % {"codes": _some(codes)}


def _some(codes: list[str]) -> str:
    more = len(codes) - NAMED
    named = ", ".join(codes[:NAMED])
    return named + (_(" and %(count)s more") % {"count": more} if more > 0 else "")
