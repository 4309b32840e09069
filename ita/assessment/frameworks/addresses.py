"""Public addresses of the lists of one year beside each other.

Items of OIT stand at /ita/<year>/<item>/, where the name of every other list of that year leads to
it (/ita/<year>/<list>/): neither may hide the other.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.assessment.addresses import SHORT
from ita.assessment.models import Framework, Item
from ita.assessment.slugs import slug_of


def why_not_beside(
    scheme: str, fiscal_year: int | None, codes: Iterable[str], site: Site | None
) -> list[str]:
    """Why a list with these items has no addresses of its own beside the lists of the year (C.E.)
    that the agency of ``site`` (None: all agencies) knows; at most two queries."""
    if not fiscal_year or not scheme:
        return []
    lists = Framework.objects.of_agency(site) if site else Framework.objects.filter(site=None)
    lists = lists.filter(fiscal_year=fiscal_year)
    if scheme == SHORT:
        names = lists.exclude(scheme=SHORT).values_list("scheme", flat=True)
        schemes = {name.lower(): name for name in names}
        hidden = [(code, schemes[slug_of(code)]) for code in codes if slug_of(code) in schemes]
    else:
        own = Item.objects.filter(framework__in=lists.filter(scheme=SHORT))
        found = own.values_list("code", flat=True).distinct()
        hidden = [(code, scheme) for code in found if slug_of(code) == scheme.lower()]
    said = _(
        "The item %(code)s of OIT and the list %(scheme)s would have the same public address. "
        "Please give one of them another code."
    )
    return [said % {"code": code, "scheme": name} for code, name in dict.fromkeys(hidden)]
