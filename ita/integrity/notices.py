"""What the comparison of what is live with what was approved cannot say, and why."""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.integrity.models import Seal
from ita.register.allowed import has_frame
from ita.register.history import statuses_of

FULL_RULE = 3  # of the seal; those before cover less of a file


def notices(site: Site) -> Iterator[str]:
    """Sentences for the administrator; none of them is a fault."""
    if not has_frame(site):
        yield _(
            "The facts of the agency and its units do not stand on the register yet, so they are "
            "not compared. Please run setup_site."
        )
    for title in _sealed_by_old_rules(site):
        yield _(
            "%(title)s: its seal is older than the rule that covers the parts of pictures that are "
            "never cut away, their descriptions and the names of files; these are not compared "
            "until the page is published again."
        ) % {"title": title}


def _sealed_by_old_rules(site: Site) -> Iterator[str]:
    """Titles of the pages that show files and are sealed by a rule that covers less of them."""
    bound = [status.binding for status in statuses_of(site).values() if status.binding]
    titles = {(row.page_id, row.seal_sha256): row.page_title for row in bound}
    hashes = {row.seal_sha256 for row in bound if row.seal_version < FULL_RULE}
    old = Seal.objects.filter(version__lt=FULL_RULE, sha256__in=hashes).exclude(content="")
    told = set()
    for seal in old.order_by("pk"):
        title = titles.get((seal.page_id, seal.sha256))
        if title and seal.page_id not in told and json.loads(seal.content)["files"]:
            told.add(seal.page_id)
            yield title
