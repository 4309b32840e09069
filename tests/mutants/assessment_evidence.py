"""Which part of a page can be evidence, where it opens, and what is offered."""

from tests.mutants._groups import changes

EVIDENCE = "ita/assessment/evidence/"
OFFERS = "ita/assessment/offers/"
TESTS = "tests/ita/assessment/evidence/"
TESTS_OF_OFFERS = "tests/ita/assessment/offers/"

MUTANTS = [
    *changes(
        "home/headings.py",
        ("tests/home/test_headings.py",),
        ("        if not text or _HAS_ID.search(attributes):", "        if not text:"),
        ("        while normalise(name).strip() in self.taken:", "        while False:"),
        ("return normalise(one).strip() == normalise(other).strip()", "return one == other"),
        (
            "        if not (value := getattr(page, name)):",
            "        value = getattr(page, name)\n        if False:",
        ),
        ('return f"{_hashed(numbered[1])}-{numbered[2]}"', "return _hashed(text)"),
    ),
    *changes(
        EVIDENCE + "rules.py",
        (TESTS + "test_rules.py",),
        ("if sum(map(bool, parts)) > 1:", "if sum(map(bool, parts)) > 4:"),
        ("evidence.file_page > count", "evidence.file_page > count + 1"),
        ("    if count is None:", "    if False:"),
        ("headings_of(as_written(page))", "headings_of(page.specific)"),
        ("    if is_known and listing.form.is_valid():", "    if listing.form.is_valid():"),
        ("    if is_known and listing.form.is_valid():", "    if is_known:"),
        ("    if reason := why_not_elsewhere(address):", "    if reason := None:"),
        ("or address not in links_of(page):", "or not address:"),
    ),
    *changes(
        "home/core/addresses.py",
        (TESTS + "test_rules.py",),
        (" or url.username is not None:", ":"),
        ('    return "." not in name or name.endswith(INSIDE)', '    return "." not in name'),
        ('    return "." not in name or name.endswith(INSIDE)', "    return name.endswith(INSIDE)"),
    ),
    *changes(
        EVIDENCE + "presence.py",
        (TESTS + "test_presence.py",),
        ("        if (row.page_id, row.address) not in shown", "        if not shown"),
        ("public(ContentPage.objects.filter(below))", "ContentPage.objects.filter(below)"),
        ('and kind in ("", of_kind)', 'and kind in ("", of_kind, kind)'),
        ("and (not section or section in sections)", ""),
    ),
    *changes(
        EVIDENCE + "address.py",
        (TESTS + "test_address.py",),
        (
            'return f"{path}#page={evidence.file_page}" if evidence.file_page else path',
            "return path",
        ),
        ('return f"{url}?{evidence.filters}" if evidence.filters else url', "return url"),
        ("    return EvidenceKind.NONE if getattr", "    return EvidenceKind.PAGE if getattr"),
    ),
    *changes(
        OFFERS + "mapping.py",
        (TESTS_OF_OFFERS + "test_mapping.py",),
        ("    ensure(*(line.why_not if line else changed for line in chosen))\n", ""),
        ("    if (item.pk, page.pk, *part) in linked:", "    if False:"),
        ("    return not_public or why_wrong_year", "    return why_wrong_year"),
        ('item, item.framework, filters) or ""', 'item, item.framework, filters) and ""'),
        ("if normalise(each.text) in covered", "if covered"),
        (
            "return operations.WHOLE_PAGE if line.is_newer else",
            "return operations.WHOLE_PAGE if line else",
        ),
    ),
    *changes(
        OFFERS + "suggestions.py",
        (TESTS_OF_OFFERS + "test_suggestions.py",),
        ("        if number not in linked:", "        if number:"),
        ("    return pages.filter(fiscal_year=year)", "    return pages"),
        (
            "public(ContentPage.objects.descendant_of(site.root_page))",
            "ContentPage.objects.descendant_of(site.root_page)",
        ),
        ("min(FEWEST_WORDS, len(said))", "0"),
        (
            "        elif not why_wrong_year(row.page, item, item.framework, row.filters):",
            "        else:",
        ),
    ),
    *changes(
        "ita/assessment/operations.py",
        ("tests/ita/assessment/test_operations.py", "tests/ita/assessment/test_replaced_files.py"),
        ("rules.why_not_item(evidence.item, site), ", ""),
        (
            "            if evidence.file_page and why_not_file_page(evidence):",
            "            if False:",
        ),
    ),
    *changes(
        "ita/integrity/live.py",
        (TESTS + "test_pages.py",),
        ("    if seal_of(page, seal.version).sha256 == seal.sha256:", "    if seal:"),
    ),
    *changes(
        "ita/assessment/publicity/kinds.py",
        ("tests/ita/assessment/publicity/test_kinds.py",),
        (', "file_page", "heading", "filters", "address")', ")"),
        (', "address")', ")"),
    ),
]
