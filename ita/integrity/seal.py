"""The seal: what a page says, in one canonical text, and its SHA-256 (design, invariant 1).

Equal content gives equal text, whether it comes from a revision or from the live page. The text
holds the page's type and language, its fields, the rows of its lists in their order, the blocks of
its streams, its tags, and of every file and picture that it shows the SHA-256 and, by rule 3, what
else the public is shown of it.

Left out are blank values, so that a release that adds a field leaves old seals valid, what Wagtail
keeps for itself, and numbers of rows in the database. A rule, once used, is frozen: a better one
gets the next number beside it, and old seals are verified by their own.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import DecimalField, Field, ForeignKey, Model
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from taggit.models import ItemBase
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from home.models import AgencyDocument, AgencyImage
from ita.integrity.rich_text import stream_without_keys, without_keys

SEAL_VERSION = 3
WORDS_OF_PAGE = {"title", "slug", "seo_title", "search_description", "show_in_menus"}
ROW_BOOKKEEPING = {"sort_order", "translation_key", "locale"}
COMMENTS = "wagtail_admin_comments"
# Facts of the publication, not content. A rule is frozen: a new fact makes the next one.
FACTS_V1 = frozenset({"archived_on", "taken_down_on"})
FACTS_V2 = FACTS_V1 | {"publication_end_date", "request_note"}
DERIVED = frozenset({"content_date"})  # from what is sealed and when; no rule ever sealed it
FILES: dict[type[Model], str] = {AgencyDocument: "document", AgencyImage: "image"}
FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
FILE_FACTS: dict[type[Model], tuple[str, ...]] = {
    AgencyDocument: ("sha256", "title"),  # the title stands beside the file
    AgencyImage: ("sha256",),
}
# What the public is shown of a picture, or reads in its place; the name of a file that it saves.
FILE_FACTS_V3: dict[type[Model], tuple[str, ...]] = {
    AgencyDocument: ("sha256", "title", "original_filename"),
    AgencyImage: ("sha256", "title", "description", *FOCAL_POINT),
}


@dataclass(frozen=True)
class Rule:
    """Which fields are no content, what is sealed of a file, and how a rich text is compared."""

    without: frozenset[str]
    file_facts: dict[type[Model], tuple[str, ...]]
    text: Callable[[str], str] = str
    stream: Callable[[Any, Any], Any] = lambda block, value: value


@dataclass(frozen=True)
class SealedContent:
    """A canonical text, the rule that made it, and its hash in hexadecimal."""

    version: int
    sha256: str
    text: str


def seal_of(page: Page, version: int = SEAL_VERSION) -> SealedContent:
    """The seal of ``page`` (its specific instance: live, or as a revision gives it).

    Raises:
        KeyError: there is no rule ``version``.
    """
    return seals_of([page], version)[0]


def seals_of(pages: Sequence[Page], version: int = SEAL_VERSION) -> list[SealedContent]:
    """The seals of ``pages``, in their order; as many queries for their files as for one page's."""
    rule = RULES[version]
    contents = [_content(page, rule) for page in pages]
    facts = _file_facts([files for _content, files in contents], rule)
    return [_sealed(version, content | {"files": files.of(facts)}) for content, files in contents]


def _sealed(version: int, content: dict[str, Any]) -> SealedContent:
    text = json.dumps(
        content, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SealedContent(version, digest, text)


def changed_names(sealed_text: str, page: Page, version: int = SEAL_VERSION) -> list[str]:
    """What of ``page`` differs from a sealed text: labels of fields and lists, as screens name
    them."""
    before, after = json.loads(sealed_text), json.loads(seal_of(page, version).text)
    old, new = before["fields"], after["fields"]
    changed = [
        label_of(page, name) for name in sorted({*old, *new}) if old.get(name) != new.get(name)
    ]
    if before["files"] != after["files"]:
        changed.append(_("files"))
    return changed


def sealed_documents(sealed: dict[str, Any]) -> list[dict[str, Any]]:
    """What a sealed text (read) says of the documents that its page shows: title and SHA-256."""
    files = sealed["files"].items()
    prefix = f"{FILES[AgencyDocument]}:"
    return [facts for name, facts in files if name.startswith(prefix) and facts]


def _content(page: Page, rule: Rule) -> tuple[dict[str, Any], "_Files"]:
    """All that is sealed but the facts of its files, and which files these are."""
    files = _Files(rule)
    own = [
        f
        for f in page._meta.concrete_fields
        if _is_content(f) and f.name not in rule.without | DERIVED
    ]
    fields = {field.name: _value(field, page, files) for field in own}
    fields.update(_lists(page, files))
    content = {
        "type": page._meta.label_lower,
        "language": page.locale.language_code,
        "fields": _without_blanks(fields),
    }
    return content, files


def _is_content(field: "Field[Any, Any]") -> bool:
    """Of Wagtail's own columns a few are words that the public reads; the rest is bookkeeping."""
    if field.model is Page:
        return field.name in WORDS_OF_PAGE
    return not field.primary_key and not (field.remote_field and field.remote_field.parent_link)


def _lists(instance: Any, files: "_Files") -> Iterator[tuple[str, Any]]:
    for relation in get_all_child_relations(type(instance)):
        name = relation.get_accessor_name()
        if name != COMMENTS:
            yield name, [_row(row, files) for row in _in_order(getattr(instance, name).all())]
    for field in get_all_child_m2m_relations(type(instance)):
        yield field.name, sorted(str(other.pk) for other in getattr(instance, field.name).all())


def _in_order(rows: Any) -> list[Any]:
    """As the public sees them; tags have no order of their own."""
    rows = list(rows)
    if rows and isinstance(rows[0], ItemBase):
        return sorted(rows, key=lambda row: row.tag.name)
    return sorted(rows, key=lambda row: getattr(row, "sort_order", None) or 0)


def _row(row: Any, files: "_Files") -> dict[str, Any]:
    if isinstance(row, ItemBase):
        return {"tag": row.tag.name}
    fields = {
        field.name: _value(field, row, files)
        for field in row._meta.concrete_fields
        if not (field.primary_key or isinstance(field, ParentalKey))
        and field.name not in ROW_BOOKKEEPING
    }
    return _without_blanks(fields | dict(_lists(row, files)))


def _value(field: "Field[Any, Any]", instance: Any, files: "_Files") -> Any:
    value = field.value_from_object(instance)
    if isinstance(field, ForeignKey):
        files.note(field.related_model, value)
        return value
    if hasattr(field, "extract_references") and value:
        for reference in field.extract_references(value):
            files.note(reference[0], reference[1])
    if isinstance(field, StreamField):
        return _blocks(value, files.rule)
    if isinstance(field, RichTextField) and value:
        return files.rule.text(value)
    if isinstance(field, DecimalField) and value is not None:
        return str(Decimal(value).quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def _blocks(stream: Any, rule: Rule) -> Any:
    list(stream)  # a stream that is not read yet would give its raw form, which may differ
    block = stream.stream_block
    return _without_ids(rule.stream(block, block.get_prep_value(stream)))


def _without_ids(value: object) -> Any:
    """Blocks without their ids, which are made anew where they are missing."""
    if isinstance(value, list):
        return [_without_ids(part) for part in value]
    if isinstance(value, dict):
        block = {"type", "value"} <= value.keys()
        return {k: _without_ids(v) for k, v in value.items() if not (block and k == "id")}
    return value


def _without_blanks(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if not _is_blank(value)}


def _is_blank(value: object) -> bool:
    return value is None or value is False or value in ("", [], {})


class _Files:
    """The documents and pictures of a page, by number."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.numbers: dict[type[Model], set[int]] = {model: set() for model in FILES}

    def note(self, model: Any, number: Any) -> None:
        if model in self.numbers and number is not None:
            self.numbers[model].add(int(number))

    def of(self, facts: dict[str, Any]) -> dict[str, Any]:
        """Those of ``facts`` that are of this page; a file that is gone has none."""
        names = (f"{FILES[model]}:{n}" for model, numbers in self.numbers.items() for n in numbers)
        return {name: facts.get(name, {}) for name in names}


def _file_facts(pages: Iterable[_Files], rule: Rule) -> dict[str, Any]:
    """{"document:12": {"sha256": …, "title": …}} of all that ``pages`` show."""
    found: dict[str, Any] = {}
    wanted = list(pages)
    for model, kind in FILES.items():
        numbers = {number for files in wanted for number in files.numbers[model]}
        if not numbers:
            continue
        rows = model._default_manager.filter(pk__in=numbers)
        for row in rows.values("pk", *rule.file_facts[model]):
            name = f"{kind}:{row.pop('pk')}"
            found[name] = {fact: value for fact, value in row.items() if value is not None}
    return found


def label_of(page: Page, name: str) -> str:
    """The field or list ``name`` of ``page``, as screens name it."""
    try:
        field = page._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    related = getattr(field, "related_model", None)
    if field.auto_created and related:
        return str(related._meta.verbose_name_plural)
    return str(getattr(field, "verbose_name", name))


RULES: dict[int, Rule] = {
    1: Rule(FACTS_V1, FILE_FACTS),
    2: Rule(FACTS_V2, FILE_FACTS),  # the webmaster sets the end when publishing
    3: Rule(FACTS_V2, FILE_FACTS_V3, without_keys, stream_without_keys),
}
