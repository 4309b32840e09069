"""The seal, its binding to the steps, and whether what is live is what was approved."""

from tests.mutants import Mutant

SEAL = "ita/integrity/seal.py"
BINDING = "ita/integrity/binding.py"
MODELS = "ita/integrity/models.py"
DRIFT = "ita/integrity/drift.py"
DISK = "ita/integrity/disk.py"
STATUS = "ita/integrity/public_status.py"
RULES = "ita/integrity/rules.py"
VISIBILITY = "ita/integrity/visibility.py"
DIFFERENCE = "ita/integrity/difference.py"

RICH_TEXTS = "home/rich_texts.py"
FACTS = "ita/integrity/public_facts.py"
ALLOWED = "ita/register/allowed.py"
NOW = "ita/integrity/live.py"

KEYS = ("tests/ita/integrity/test_rich_text.py",)
LIVE = ("tests/ita/integrity/test_live.py",)
KNOWN = ("tests/ita/integrity/test_public_facts.py",)
EMBLEM = (
    "tests/ita/integrity/test_public_facts.py::test_the_emblems_row_with_another_hash_is_found",
)
HOUR = ("tests/ita/workflow/changes/test_operations.py::test_the_first_hour_does_not_come_back",)
SEALED = ("tests/ita/test_golden.py", "tests/ita/integrity/test_seal.py")
BOUND = ("tests/ita/integrity/test_binding.py",)
FOUND = ("tests/ita/integrity/test_drift.py",)
RESTRICTED = (
    "tests/ita/workflow/drift/test_signal_handlers.py::test_what_is_closed_to_the_public_is_found",
)
DAMAGED = (
    "tests/ita/test_verify_commands.py::test_a_damaged_page_is_found_and_does_not_hide_another",
)
READ = ("tests/ita/integrity/test_disk.py",)
PLACED = ("tests/ita/integrity/test_rules.py",)
OPEN = ("tests/ita/integrity/test_visibility.py",)
KEPT = ("tests/ita/integrity/test_models.py",)
TOLD = ("tests/ita/papers/test_public_views.py",)
COMPARED = ("tests/ita/integrity/test_difference.py",)

SHOWN = ("tests/ita/integrity/test_public_status.py",)

MUTANTS = [
    # What is sealed
    Mutant(SEAL, "SEAL_VERSION = 3", "SEAL_VERSION = 2", SEALED),
    Mutant(SEAL, '"title", "slug", "seo_title"', '"title", "seo_title"', SEALED),
    Mutant(SEAL, ', "show_in_menus"}', "}", SEALED),
    Mutant(SEAL, ', "translation_key", "locale"}', ', "locale"}', SEALED),
    Mutant(SEAL, '{"publication_end_date", "request_note"}', '{"publication_end_date"}', SEALED),
    Mutant(
        SEAL,
        "2: Rule(FACTS_V2, FILE_FACTS)",
        "2: Rule(FACTS_V1, FILE_FACTS)",
        SEALED,
    ),
    Mutant(SEAL, '        "language": page.locale.language_code,\n', "", SEALED),
    Mutant(SEAL, "        if name != COMMENTS:\n", "        if name:\n", SEALED),
    Mutant(
        SEAL,
        'return sorted(rows, key=lambda row: getattr(row, "sort_order", None) or 0)',
        "return rows",
        SEALED,
    ),
    Mutant(
        SEAL, "return _without_blanks(fields | dict(_lists(row, files)))", "return fields", SEALED
    ),
    Mutant(SEAL, '    if hasattr(field, "extract_references") and value:', "    if False:", SEALED),
    Mutant(SEAL, "        files.note(field.related_model, value)\n", "", SEALED),
    Mutant(
        SEAL,
        "    if isinstance(field, DecimalField) and value is not None:",
        "    if False:",
        SEALED,
    ),
    Mutant(SEAL, "value.astimezone(UTC).isoformat", "value.isoformat", SEALED),
    Mutant(SEAL, 'if not (block and k == "id")', "", SEALED),
    Mutant(
        SEAL, "value is None or value is False or value in", "value is None or value in", SEALED
    ),
    Mutant(
        SEAL,
        "value is None or value is False or value in",
        "value is None or not value or value in",
        SEALED,
    ),
    Mutant(SEAL, '("sha256", "title"),', '("sha256",),', SEALED),
    Mutant(SEAL, ', "description", *FOCAL_POINT)', ', "description")', SEALED),
    Mutant(SEAL, '"title", "description", *FOCAL_POINT)', '"title", *FOCAL_POINT)', SEALED),
    Mutant(SEAL, '"title", "original_filename")', '"title")', SEALED),
    Mutant(SEAL, "FILE_FACTS_V3, without_keys, ", "FILE_FACTS_V3, str, ", KEYS),
    Mutant(SEAL, "return {name: facts.get(name, {}) for name in names}", "return facts", LIVE),
    Mutant(RICH_TEXTS, '{**part, "value"', '{"value"', KEYS),
    # Facts that are no page's
    Mutant(FACTS, "if not same(live[name], known.value(name))]", "if False]", KNOWN),
    Mutant(FACTS, "        yield from _missing(kind, known, keys)\n", "", KNOWN),
    Mutant(FACTS, "if not any(live.values()):", "if live:", KNOWN),
    Mutant(FACTS, '(one["id"], one["sha256"]) ==', 'one["id"] ==', EMBLEM),
    Mutant(ALLOWED, "replace(allowed, found=None) if", "allowed if", KNOWN),
    Mutant(ALLOWED, "{Act.FACTS_SET, Act.FRAME_SET,", "{Act.FACTS_SET, *ALLOW,", HOUR),
    # Where live differs, it says so at once
    Mutant(NOW, "if seal.sha256 != statuses", "if False and seal.sha256 != statuses", LIVE),
    Mutant(NOW, "    if not page.live or (summary", "    if (summary", LIVE),
    Mutant(SEAL, '.encode("utf-8", "surrogatepass")', '.encode("utf-8")', SEALED),
    Mutant(SEAL, "sort_keys=True, ", "", SEALED),
    Mutant(SEAL, 'if before["files"] != after["files"]:', "if False:", SEALED),
    Mutant(SEAL, "sorted({*old, *new})", "sorted(old)", SEALED),
    Mutant(
        MODELS,
        "        if not self._state.adding:\n            raise RegisterIsAppendOnly\n",
        "",
        KEPT,
    ),
    Mutant(
        MODELS,
        "    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:\n"
        "        raise RegisterIsAppendOnly\n",
        "",
        KEPT,
    ),
    # What binds the steps to one content
    Mutant(BINDING, "if newer or (passed and", "if (passed and", BOUND),
    Mutant(
        BINDING,
        "if newer or (passed and passed.seal_sha256 != content.sha256):",
        "if newer:",
        BOUND,
    ),
    Mutant(
        BINDING,
        "    ensure(why_files_missing(page))\n",
        "",
        BOUND,
    ),
    Mutant(BINDING, "    ensure(why_files_missing(content))\n", "", BOUND),
    Mutant(BINDING, "if not is_latest or seal_of(", "if seal_of(", BOUND),
    Mutant(
        BINDING,
        "if not is_latest or seal_of(content, seal.version).sha256 != seal.sha256:",
        "if not is_latest:",
        BOUND,
    ),
    Mutant(
        BINDING,
        'filter(**of_step, sha256=row.seal_sha256 if row else "")',
        "filter(**of_step)",
        BOUND,
    ),
    Mutant(
        BINDING,
        "passed.seal_version if passed else SEAL_VERSION",
        "SEAL_VERSION",
        (*SEALED, *BOUND),
    ),
    Mutant(
        BINDING,
        "is_latest or seal_of(content, seal.version)",
        "is_latest or seal_of(content)",
        SEALED,
    ),
    Mutant(
        BINDING,
        "    if issubclass(page.specific_class, ContentPage):\n        return False\n",
        "",
        BOUND,
    ),
    Mutant(
        BINDING, "revision_id=revision.pk, request_id=0).exists()", "request_id=0).exists()", BOUND
    ),
    # Is what is live what was approved?
    Mutant(DRIFT, "if now != seal.sha256:", "if False:", FOUND),
    Mutant(
        DRIFT,
        'if faults := disk.faults(json.loads(seal.content)["files"]):',
        "if faults := []:",
        FOUND,
    ),
    Mutant(DRIFT, "if reason := why_not_visible(page):", 'if reason := "":', RESTRICTED),
    Mutant(DRIFT, "except Exception:", "except ValueError:", DAMAGED),
    Mutant(DRIFT, "yield from (_not_live(page) for page in kept)", "yield from ()", FOUND),
    Mutant(DRIFT, '"page_id", flat=True)) - ended', '"page_id", flat=True))', FOUND),
    Mutant(
        DRIFT,
        'return sealed | set(frame.values_list("page_id", flat=True)) - ended',
        "return sealed",
        FOUND,
    ),
    Mutant(DRIFT, "        status.ended is None and Seal", "        Seal", FOUND),
    Mutant(DRIFT, 'order_by("-pk")}', 'order_by("pk")}', FOUND),
    Mutant(
        DRIFT,
        "(status and status.ended) or isinstance(page, ContentPage)",
        "status and status.ended",
        FOUND,
    ),
    Mutant(
        DRIFT,
        "(status and status.ended) or isinstance(page, ContentPage)",
        "isinstance(page, ContentPage)",
        FOUND,
    ),
    Mutant("home/sites.py", "get_translations(inclusive=True)", "get_translations()", FOUND),
    Mutant(DRIFT, "pages_of(site).live().iterator()", "Page.objects.live().iterator()", FOUND),
    Mutant(DRIFT, "status.binding.page_title if status.binding else", "", FOUND),
    Mutant(
        DRIFT, "return _not_live(page) if _is_due(page, status) else None", "return None", FOUND
    ),
    Mutant(DISK, "if digest != sha256:", "if False:", READ),
    Mutant(DISK, "        except OSError:", "        except ValueError:", READ),
    Mutant(
        DISK,
        "        if stored is None:",
        "        if False:",
        READ,
    ),
    Mutant(DISK, "if name not in self._faults:", "if True:", READ),
    # What the public may know
    Mutant(
        STATUS,
        "    if status.drift:\n        return PublicStatus.DIFFERENT\n",
        "",
        SHOWN,
    ),
    Mutant(
        STATUS, "or seal is None or not is_public(page)", "or seal is None or not page.live", TOLD
    ),
    Mutant(STATUS, "status.binding.pk > published.pk", "status.binding.pk >= published.pk", TOLD),
    Mutant(
        STATUS,
        "if status.ended else PublicStatus.NOT_PUBLIC",
        "if status else PublicStatus.NOT_PUBLIC",
        TOLD,
    ),
    Mutant(
        STATUS,
        "PublicStatus.ARCHIVED if archived else PublicStatus.LIVE",
        "PublicStatus.LIVE",
        TOLD,
    ),
    Mutant(STATUS, "of_site(site).filter(", "filter(", TOLD),
    Mutant(
        STATUS, "filter(fiscal_year=fiscal_year, number=number)", "filter(number=number)", SHOWN
    ),
    Mutant(SEAL, "if name.startswith(prefix) and facts]", "if facts]", SHOWN),
    # Where it stands, and who can open it
    Mutant(RULES, ", locale=page.locale_id)", ")", PLACED),
    Mutant(
        RULES,
        "parents.filter(section=page.specific_class.section).exists()",
        "parents.exists()",
        PLACED,
    ),
    Mutant(RULES, "    return takes and (parent", "    return (parent", PLACED),
    Mutant(RULES, "    if parent is None:\n        return False\n", "", PLACED),
    Mutant(VISIBILITY, "if not is_open(page):", "if False:", OPEN),
    Mutant(VISIBILITY, "if _has_closed_files(page):", "if False:", OPEN),
    Mutant(VISIBILITY, "path.startswith(prefix)", "path == prefix", OPEN),
    # What a reviewer is shown
    Mutant(DIFFERENCE, " if page.live else None", "", COMPARED),
    Mutant(
        DIFFERENCE,
        "            _thai(old),\n            _thai(new),\n",
        "            _thai(new),\n            _thai(old),\n",
        COMPARED,
    ),
    Mutant(DIFFERENCE, "if each.is_field)", "if not each.is_field)", COMPARED),
    Mutant(DIFFERENCE, "old.items() if key not in new]", "old.items()]", COMPARED),
    Mutant(DIFFERENCE, '"addition" if child.is_addition() else ', "", COMPARED),
    Mutant(
        DIFFERENCE,
        " or isinstance(\n        comparison.field, FiscalYearField\n    )",
        "",
        COMPARED,
    ),
    Mutant(
        DIFFERENCE,
        "            rows.append(RowChange(kind, fields))",
        '            rows.append(RowChange("", fields))',
        COMPARED,
    ),
    Mutant(DIFFERENCE, "if kind or child.has_changed():", "if kind:", COMPARED),
]
