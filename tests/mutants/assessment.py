"""What counts as evidence of an item, what is missing, and what the public sees of it."""

from tests.mutants._groups import changes

ASSESSMENT = "ita/assessment/"
TESTS = "tests/ita/assessment/"
RULES = (TESTS + "test_rules.py", TESTS + "test_coverage.py")
COVERAGE = (TESTS + "test_approval.py", TESTS + "test_coverage.py")
SCREENS = (TESTS + "test_evidence_screens.py",)
REPLACED = (TESTS + "test_replaced_files.py",)
PUBLIC = ("tests/ita/assessment/test_public.py", "tests/site/test_ita_pages.py")

MUTANTS = [
    *changes(
        ASSESSMENT + "rules.py",
        RULES,
        ("page.period_from > last", "page.period_from >= last"),
        ("page.period_to >= first", "page.period_to > first"),
        ("page.period_from is None or page.period_from > last", "page.period_from is None"),
        ("page.period_to is None or page.period_to >= first", "page.period_to is None"),
        ("item.data_year == DataYear.CURRENT_AND_ONGOING and _in_force", "_in_force"),
        ('{"year": year - 1}', '{"year": year}'),
        (
            "DataYear.PREVIOUS: framework.fiscal_year - 1",
            "DataYear.PREVIOUS: framework.fiscal_year",
        ),
        ("wanted is None or year == wanted", "wanted is None or year"),
        ('        "year": to_be(year),', '        "year": year,'),
        ("evidence.document is None or evidence.file_shown", "evidence.document is None"),
    ),
    *changes(
        ASSESSMENT + "rules.py",
        ("tests/ita/assessment/test_rules.py", *SCREENS),
        ("not page.path.startswith(site.root_page.path)", "page.path == site.root_page.path"),
        ("page.attachments.filter(document=document).exists()", "page.attachments.exists()"),
        ("element.item_id == item.pk and not element.heading", "not element.heading"),
        ("element.item_id == item.pk and not element.heading", "element.item_id == item.pk"),
    ),
    *changes(
        ASSESSMENT + "coverage.py",
        COVERAGE,
        ("item__in=by_number).of_site(site)", "item__in=by_number)"),
        ("of_framework(framework).of_site(site)", "of_framework(framework)"),
        ("item.elements.all() if not element.heading]", "item.elements.all()]"),
        ("for f in counting if element.pk", "for f in facts if element.pk"),
        ('        remark=unconfirmed or "",', '        remark="",'),
        ("look_again, not_approved, wrong_year) if reason", "look_again, wrong_year) if reason"),
        (
            "look_again, not_approved, wrong_year) if reason",
            "look_again, not_approved) if reason",
        ),
        ("row.page_id in known.public, known", "row.page.live, known"),
        ("is_approved=not_approved is None", "is_approved=True"),
    ),
    *changes(
        ASSESSMENT + "operations.py",
        REPLACED,
        (".exclude(document__in=shown)", ""),
        ("if shown.filter(document=file).exists()]", "]"),
        (
            "filter(item=evidence.item, page=page.pk, document__in=newer)",
            "filter(page=page.pk, document__in=newer)",
        ),
        ("newer and not known.exists()", "newer"),
        ("evidence.document = newer[-1]", "evidence.document = newer[0]"),
        (
            "Evidence.objects.of_page(page).exclude(document=None)",
            "Evidence.objects.exclude(document=None)",
        ),
    ),
    *changes(
        ASSESSMENT + "operations.py",
        (TESTS + "test_operations.py", TESTS + "test_evidence_screens.py"),
        (
            "    evidence.note = note\n    _give(part, evidence)\n"
            "    _check(evidence, site, elements := list(elements))",
            "    evidence.note = note\n    _give(part, evidence)\n    elements = list(elements)",
        ),
        ("    evidence.full_clean()\n", ""),
        (
            "rules.why_not_element(element, evidence.item) for element in elements]",
            "rules.why_not_element(element, evidence.item) for element in elements[1:]]",
        ),
        ("    _log(UNLINKED, evidence, user)\n", ""),
        ("note=note, created_by=user)", "note=note)"),
    ),
    *changes(
        ASSESSMENT + "public.py",
        PUBLIC,
        ("[fact for fact in facts if fact.is_live and", "[fact for fact in facts if"),
        ("if fact.is_live and fact.is_approved]", "if fact.is_live]"),
        ("[row for row in files if row.document_id == evidence.document_id]", "files"),
        ('rows.order_by("sort_order")', 'rows.order_by("-sort_order")'),
        ("            reasons=fact.reasons,", "            reasons=(),"),
    ),
]
