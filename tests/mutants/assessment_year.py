"""The next year of a list, its public addresses and data, codes that are searched, and what an
assessor opens by a private link."""

from tests.mutants._groups import changes

ASSESSMENT = "ita/assessment/"
ROLLOVER, ASSESSOR = ASSESSMENT + "rollover/", ASSESSMENT + "assessor/"
TESTS = "tests/ita/assessment/"
OPENING = (TESTS + "rollover/test_operations.py",)
LINKS = (TESTS + "assessor/test_operations.py",)
OPENED = (TESTS + "assessor/test_public_views.py",)

MUTANTS = [
    *changes(
        ROLLOVER + "operations.py",
        OPENING,
        ("    ensure(rules.why_not_again(plan))\n", ""),
        ("    ensure(rules.why_not_see(user, site))\n", ""),
        ("    ensure(rules.why_not_from(before, site))\n", ""),
        ("ensure(None if all(chosen) else changed)", "pass"),
        ("items[step.succession.entry.code] not in assigned", "True"),
    ),
    *changes(
        ROLLOVER + "copying.py",
        OPENING,
        ("predecessors=(item.code,),", ""),
        ("row.due_on and a_year_later(row.due_on)", "row.due_on"),
        ("row.due_on is None and row.opens_on is None", "False"),
    ),
    *changes(
        ROLLOVER + "owners.py",
        OPENING,
        ("officer and officer.pk not in in_post", "False"),
        ("units[0] if len(units) == 1 else None", "units[0] if units else None"),
    ),
    *changes(
        ROLLOVER + "lineage.py",
        (TESTS + "rollover/test_lineage.py",),
        ("uses[one.code] > 1", "False"),
        ("not same_meaning(one.title, entry.title)", "False"),
        ("if entry.code not in used", "if entry.code in used"),
    ),
    *changes(
        ROLLOVER + "titles.py",
        (TESTS + "rollover/test_titles.py",),
        ("_fits(named_years(proposed), wanted)", "True"),
        ("(fiscal_year - 1, fiscal_year - 1)", "(fiscal_year, fiscal_year)"),
    ),
    *changes(
        ASSESSMENT + "frameworks/ownership.py",
        OPENING,
        ("Assignment.objects.filter(pk__in=lost).delete()", "pass"),
    ),
    *changes(
        ASSESSMENT + "frameworks/addresses.py",
        (TESTS + "frameworks/test_addresses.py",),
        ("if slug_of(code) in schemes", "if code in schemes"),
        ("if slug_of(code) == scheme.lower()", "if False"),
    ),
    *changes(
        ASSESSMENT + "public_data.py",
        ("tests/site/test_ita_data.py",),
        ("str(entry.state.label) if shows_states else", "str(entry.state.label) or"),
        ("csv_text(cell) for cell", "cell for cell"),
    ),
    *changes(
        ASSESSMENT + "publicity/named.py",
        ("tests/site/test_search_codes.py",),
        ("if year in (None, each.framework.year_be)", "if True"),
        ("if pair[0].fiscal_year == newest", "if True"),
    ),
    *changes(
        ASSESSOR + "rules.py",
        LINKS,
        ("last_day < today", "False"),
        ("asked >= ASKED_AT_ONCE", "False"),
        ("    if reason := why_closed(link):\n        return reason\n", ""),
    ),
    *changes(
        ASSESSOR + "public_views.py",
        OPENED,
        ('response["X-Robots-Tag"] = "noindex, nofollow"', "pass"),
        ("rows.filter(shows_states=True).exists()", "rows.exists()"),
    ),
    *changes(
        ASSESSOR + "selectors.py",
        OPENED,
        ("filter(site=site, token_sha256=hash_of(token))", "filter(token_sha256=hash_of(token))"),
    ),
]
