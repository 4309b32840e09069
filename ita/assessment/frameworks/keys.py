"""The names that a framework file may use. What has another one is not understood, and said."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from ita.assessment.frameworks.rows import Row, Rows

# Of the head, what only tells: kept as it stands, and shown.
REMARKS = ("changes", "changes_source", "result", "scheme_variants")
HEAD = {
    *("scheme", "scheme_name", "fiscal_year", "issuer", "applies_to", "note", "scoring"),
    *("indicators", "sub_indicators", "items", "deadlines"),
    *REMARKS,
}
INDICATOR = {"code", "title"}
SUB_INDICATOR = {"indicator", "code", "title"}
ITEM = {
    *("code", "title", "title_confirmed", "title_source", "wording", "indicator", "sub_indicator"),
    *("data_year", "recurrence", "weight", "succeeds", "successor_of", "observed_evidence"),
    *("note", "change", "change_source", "elements"),
}
ELEMENT = {
    *("item", "no", "section", "text", "kind", "heading", "quarters", "months", "wording"),
    *("source", "confirmed", "wording_found", "scope", "requirement", "optional", "note", "checks"),
}
DEADLINE = {"what", "date", "source"}


def unknown_keys(rows: Rows) -> Iterator[str]:
    """Each name that is none of ours, with its place."""
    yield from _unknown([rows.head], HEAD)
    yield from _unknown(rows.indicators, INDICATOR)
    yield from _unknown(rows.sub_indicators, SUB_INDICATOR)
    yield from _unknown(rows.items, ITEM)
    yield from _unknown(rows.elements, ELEMENT)
    yield from _unknown(rows.deadlines, DEADLINE)


def _unknown(rows: list[Row], known: set[str]) -> Iterator[str]:
    for row in rows:
        for key in row.values:
            if key not in known:
                yield _("%(place)s: “%(key)s”") % {"place": row.place, "key": key}
