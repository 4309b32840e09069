"""Which year was opened from which."""

from wagtail.models import Site

from ita.assessment.models import Framework
from ita.assessment.rollover.models import OpenedYear


def opened_from(framework: Framework, site: Site) -> Framework | None:
    """The list from which the agency opened ``framework``; None where it did not, or the list is
    gone. One query."""
    rows = OpenedYear.objects.filter(site=site, framework=framework).select_related("before")
    found = rows.first()
    return found.before if found else None
