"""The confirmed list as a file: what one office confirmed, another takes over with the name of who
did. Texts are compared letter by letter; what differs is shown, and never taken over."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Site

from home.models import AgencySettings
from home.thai.calendar import format_date
from ita.assessment.confirmation.models import WordingConfirmation
from ita.assessment.confirmation.selectors import confirmed
from ita.assessment.confirmation.texts import Text, item_of, items_of, key_of, texts_of, words_of
from ita.assessment.models import Element, Framework

KIND, VERSION = "ita-confirmed-wording", 1
MAX_SIZE = 5 * 1024 * 1024
MOST_TEXTS = 20_000
LONGEST_NAME = 300
LONGEST_TEXT = 20_000


class FileRefused(Exception):
    """The file is not one that this can read; the message says why, in the user's language."""


@dataclass(frozen=True)
class Theirs:
    """A text as the file has it. ``element`` is empty for the title of an item."""

    code: str
    number: str
    is_title: bool
    text: str
    confirmer: str

    @property
    def place(self) -> tuple[str, bool, str]:
        return (self.code, self.is_title, self.number)


@dataclass(frozen=True)
class Different:
    """What they confirmed, and what stands here in its place (empty: nothing of the kind)."""

    code: str
    number: str
    theirs: str
    ours: str
    confirmer: str


@dataclass(frozen=True)
class TakeOver:
    """What a file would confirm here: ``same`` are {key: (words, who confirmed them)}."""

    agency: str
    same: dict[str, tuple[str, str]]
    texts: tuple[tuple[Text, str], ...]
    different: tuple[Different, ...]
    known: int  # confirmed here already
    left: int  # of ours, of which the file does not speak


def to_dict(framework: Framework, site: Site) -> dict[str, Any]:
    """What the agency confirmed, as it stands in the file."""
    held = confirmed(framework, site)
    rows = [
        _entry(text, row)
        for text in texts_of(items_of(framework))
        if (row := held.of(text)) is not None
    ]
    return {
        "kind": KIND,
        "version": VERSION,
        "scheme": framework.scheme,
        "fiscal_year": framework.year_be,
        "agency": AgencySettings.for_site(site).name or site.site_name,
        "confirmed": rows,
    }


def read_file(content: bytes, framework: Framework) -> tuple[str, list[Theirs]]:
    """The agency that the file names, and what it confirmed.

    Raises:
        FileRefused: too large, not such a file, or of another framework.
    """
    if len(content) > MAX_SIZE:
        raise FileRefused(_("The file is too large."))
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileRefused(_("This is not a file of confirmed wording.")) from error
    if not isinstance(data, dict) or data.get("kind") != KIND or data.get("version") != VERSION:
        raise FileRefused(_("This is not a file of confirmed wording."))
    if (data.get("scheme"), data.get("fiscal_year")) != (framework.scheme, framework.year_be):
        raise FileRefused(
            _("The file is of %(scheme)s %(year)s, not of %(framework)s.")
            % {
                "scheme": _clean(data.get("scheme")),
                "year": _clean(str(data.get("fiscal_year", ""))),
                "framework": framework,
            }
        )
    rows = data.get("confirmed")
    if not isinstance(rows, list) or not rows or len(rows) > MOST_TEXTS:
        raise FileRefused(_("The file names no confirmed wording."))
    agency = _clean(data.get("agency"))
    return agency, [_theirs(row, agency) for row in rows]


def compare(framework: Framework, site: Site, agency: str, theirs: list[Theirs]) -> TakeOver:
    """What of ``theirs`` is the same here. Three queries."""
    held = confirmed(framework, site)
    ours = list(texts_of(items_of(framework)))
    said = {(row.code, row.is_title, row.text): row.confirmer for row in theirs}
    same = [(text, said[key]) for text in ours if (key := _key(text)) in said]
    new = [(text, confirmer) for text, confirmer in same if held.of(text) is None]
    here = {_key(text) for text in ours}
    by_number = {_place(text): words_of(text) for text in reversed(ours)}
    other = [row for row in theirs if (row.code, row.is_title, row.text) not in here]
    return TakeOver(
        agency=agency,
        same={key_of(text): (words_of(text), confirmer) for text, confirmer in new},
        texts=tuple(new),
        different=tuple(
            Different(row.code, row.number, row.text, by_number.get(row.place, ""), row.confirmer)
            for row in other
        ),
        known=len(same) - len(new),
        left=len(ours) - len(same),
    )


def _entry(text: Text, row: WordingConfirmation) -> dict[str, Any]:
    entry = {
        "item": item_of(text).code,
        "text": words_of(text),
        "name": row.name,
        "position": row.position,
        "confirmed_on": format_date(row.confirmed_at),
    }
    if isinstance(text, Element):
        entry["element"] = text.number
    if row.confirmer:
        entry["confirmer"] = row.confirmer
    return entry


def _theirs(row: Any, agency: str) -> Theirs:
    if not isinstance(row, dict):
        raise FileRefused(_("This is not a file of confirmed wording."))
    text = row.get("text")
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_TEXT:
        raise FileRefused(_("The file names no confirmed wording."))
    person = ", ".join(
        part for part in (_clean(row.get("name")), _clean(row.get("position"))) if part
    )
    if not person:
        raise FileRefused(_("The file does not say who confirmed the wording."))
    first = _clean(row.get("confirmer"))
    parts = [first] if first else [person, agency, _clean(row.get("confirmed_on"))]
    return Theirs(
        code=_clean(row.get("item")),
        number=_clean(row.get("element")),
        is_title="element" not in row,
        text=text.encode(
            "utf-8", "replace"
        ).decode(),  # of a lone surrogate no screen can say a word
        confirmer=", ".join(part for part in parts if part)[:LONGEST_NAME],
    )


def _clean(value: Any) -> str:
    """A name out of the file: on one line, without what no database and no screen can hold."""
    words = value if isinstance(value, str) else ""
    printable = "".join(char if char.isprintable() else " " for char in words[:1000])
    return " ".join(printable.split())[:LONGEST_NAME]


def _key(text: Text) -> tuple[str, bool, str]:
    return (item_of(text).code, not isinstance(text, Element), words_of(text))


def _place(text: Text) -> tuple[str, bool, str]:
    """Where the text stands, whatever it says."""
    number = text.number if isinstance(text, Element) else ""
    return (item_of(text).code, not isinstance(text, Element), number)
