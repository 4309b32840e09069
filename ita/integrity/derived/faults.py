"""All comparisons of what is computed, as sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from ita.integrity.derived.dates import address_faults, date_faults
from ita.integrity.derived.files import (
    erasure_faults,
    fact_faults,
    openness_faults,
    rendition_faults,
)

# () -> {(number of a site, old path)}: redirects that are compared elsewhere, with what was allowed
ALLOWED_REDIRECTS_HOOK = "register_allowed_redirects"


def derived_faults() -> Iterator[str]:
    """Everything that the public reads and that is not what is computed anew."""
    sites = list(Site.objects.select_related("root_page"))
    for site in sites:
        yield from date_faults(site)
        yield from address_faults(site)
    yield from fact_faults()
    yield from openness_faults(sites)
    yield from rendition_faults()
    yield from erasure_faults()
    yield from _redirect_faults()


def _redirect_faults() -> Iterator[str]:
    """Pages that move leave a redirect to themselves; one made by hand leads anywhere."""
    allowed = set().union(*(known() for known in hooks.get_hooks(ALLOWED_REDIRECTS_HOOK)))
    for redirect in Redirect.objects.all():
        if (redirect.site_id, redirect.old_path) in allowed:
            continue
        if not redirect.automatically_created or redirect.redirect_link:
            yield _("A redirect was made by hand: %(path)s leads to %(target)s") % {
                "path": redirect.old_path,
                "target": redirect.redirect_link or redirect.redirect_page or "–",
            }
