"""Which verdicts an agency gave."""

from typing import Any

from wagtail.models import Site

from ita.assessment.verdicts.models import Verdict

Given = dict[tuple[int, int | None], Verdict]


def given(site: Site, **which: Any) -> Given:
    """The newest verdict on each item and element, by their numbers; ``which`` are filters such as
    ``item=…`` or ``item__framework=…``. One query."""
    rows = Verdict.objects.filter(site_id=site.pk, **which)
    return {(row.item_id, row.element_id): row for row in rows}
