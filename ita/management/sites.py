"""Which agency a command is about."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site


def site_of(host: str) -> Site:
    """The site at ``host`` ("name" or "name:port"); the default one where none is named.

    Raises:
        CommandError: there is none.
    """
    sites = Site.objects.select_related("root_page")
    name, _colon, port = host.partition(":")
    wanted = sites.filter(hostname=name) if host else sites.filter(is_default_site=True)
    if port:
        wanted = wanted.filter(port=port)
    site = wanted.order_by("-is_default_site").first()
    if site:
        return site
    existing = ", ".join(f"{site.hostname}:{site.port}" for site in sites)
    raise CommandError(
        _("There is no site %(host)s. There are: %(existing)s")
        % {"host": host or _("(default)"), "existing": existing or _("none")}
    )
