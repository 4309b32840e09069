"""Who owns pages of an agency, many at once; by the rule of ``currency.owners``."""

from collections.abc import Mapping

from wagtail.models import Site

from ita.monitoring.currency.owners import Office, office_of
from ita.register.history import page_statuses


def owners_of(
    site: Site, units: Mapping[int, int | None], office: Office | None = None
) -> dict[int, tuple[int, ...]]:
    """{number of the page: accounts of its owners}; two queries, however many pages.

    Args:
        units: {number of the page: number of its owner unit}.
        office: for a caller that has it already.
    """
    if not units:
        return {}
    office = office or office_of(site)
    statuses = page_statuses(units)
    return {
        page_id: office.owners(
            latest.opening.actor_id if (latest := statuses[page_id].latest) else 0, unit_id
        )
        for page_id, unit_id in units.items()
    }
