"""What makes an item complete: states, confirmation of wording, verdicts."""

from tests.mutants._groups import changes

ASSESSMENT = "ita/assessment/"
TESTS = "tests/ita/assessment/"
STATES = (TESTS + "test_states.py", TESTS + "judging/test_operations.py")
COVERAGE = (*STATES, TESTS + "test_coverage.py", TESTS + "test_approval.py")
CONFIRMATION = (TESTS + "confirmation/test_operations.py", TESTS + "test_states.py")
EXCHANGE = (TESTS + "confirmation/test_exchange.py",)
VERDICTS = (TESTS + "judging/test_operations.py",)

MUTANTS = [
    *changes(
        ASSESSMENT + "states.py",
        COVERAGE,
        ("    if element.scope == Scope.ALL:\n        return True\n", ""),
        (
            "None if agency_kind == AgencyKind.UNKNOWN else element.scope == agency_kind",
            "element.scope == agency_kind",
        ),
        ("    if Outcome.FAILED in outcomes:\n        return False\n", ""),
        ("True if outcomes == {Outcome.PASSED} else None", "True if outcomes else None"),
        ("True if outcomes == {Outcome.PASSED} else None", "None if outcomes else True"),
        (
            "element.requirement == Requirement.MUST_NOT:\n        return passed",
            "False:\n        pass",
        ),
        ("return passed if is_covered else False", "return passed"),
        ("    if verdict:\n        return verdict.is_met\n", ""),
        ("None if fallen and not fallen.is_met and by_machine else by_machine", "by_machine"),
        ("if by_machine == ItemState.COMPLETE and fallen and not fallen.is_met:", "if False:"),
        ("any(entry.is_missing for entry in required)", "False"),
        ("title_is_confirmed and all(", "all("),
        ("all(entry.is_confirmed for entry in required)", "True"),
        ("if not elements or not is_confirmed:", "if not is_confirmed:"),
        ("not required or any(entry.is_unknown for entry in required)", "not required"),
        ("not required or any(entry", "any(entry"),
        ("any(fact.is_live and fact.is_approved for", "any(fact.is_approved for"),
        (
            "    if any(fact.counts for fact in facts):\n        found",
            "    if facts:\n        found",
        ),
    ),
    *changes(
        ASSESSMENT + "covered.py",
        COVERAGE,
        (
            "self.in_scope is not False and self.element.requirement != Requirement.OPTIONAL",
            "self.in_scope is not False",
        ),
        (
            "self.in_scope is not False and self.element.requirement != Requirement.OPTIONAL",
            "self.element.requirement != Requirement.OPTIONAL",
        ),
        ("self.is_met is False and self.in_scope is True", "self.is_met is False"),
        ("self.is_met is not True or self.in_scope is not True", "self.is_met is not True"),
        ("for facts in self.evidence if facts.is_live)", "for facts in self.evidence)"),
    ),
    *changes(
        ASSESSMENT + "coverage.py",
        COVERAGE,
        ("framework=framework_id, site_id=site.pk)", "framework=framework_id)"),
        ("if not (not_public or not_approved) else", "if not not_approved else"),
        ("        return status.binding.seal_sha256\n", '        return "sealed"\n'),
    ),
    *changes(
        ASSESSMENT + "confirmation/selectors.py",
        CONFIRMATION,
        (" and row.text == row.item.title", ""),
        (" and row.text == row.element.text", ""),
        (
            "WordingConfirmation.objects.filter(site_id=site.pk, **which)",
            "WordingConfirmation.objects.filter(**which)",
        ),
        (
            "Handbook.objects.filter(framework=framework, site_id=site.pk)",
            "Handbook.objects.filter(framework=framework)",
        ),
        (" if not element.heading]", "]"),
    ),
    *changes(
        ASSESSMENT + "confirmation/rules.py",
        CONFIRMATION,
        ("        return reason\n", "        pass\n"),
        ("    if framework.is_draft:", "    if False:"),
        ("framework.site_id != site.pk:", "False:"),
        ("    if seen == now:\n", "    if seen:\n"),
        ("None if chosen else", "None if True else"),
        ("None if reason.strip() else", "None if True else"),
    ),
    *changes(
        ASSESSMENT + "confirmation/operations.py",
        CONFIRMATION,
        ("if keys is None or key_of(text) in keys]", "]"),
        ("new = [text for text in chosen if held.of(text) is None]", "new = list(chosen)"),
        ("    _rows(new, site).delete()  # of another wording than today's\n", ""),
        (
            "rows = WordingConfirmation.objects.filter(site=site)",
            "rows = WordingConfirmation.objects.all()",
        ),
        ("    if document.extension not in HANDBOOK_TYPES:", "    if False:"),
    ),
    *changes(
        ASSESSMENT + "confirmation/operations.py",
        EXCHANGE,
        (
            "if confirmers.get(key_of(text), nobody)[0] == words_of(text)",
            "if key_of(text) in confirmers",
        ),
    ),
    *changes(
        ASSESSMENT + "confirmation/exchange.py",
        EXCHANGE,
        ("if len(content) > MAX_SIZE:", "if False:"),
        ("    if not person:\n", "    if False:\n"),
        ("parts = [first] if first else", "parts = [] if first else"),
        ("for text, confirmer in same if held.of(text) is None]", "for text, confirmer in same]"),
        ("(row.code, row.is_title, row.text) not in here]", "row.code]"),
    ),
    *changes(
        ASSESSMENT + "verdicts/standing.py",
        VERDICTS,
        ("element is None or element.requirement == Requirement.MUST_NOT", "True"),
        ("seen = {key: seal + _shown(places[key]) for", "seen = {key: seal for"),
        ("return {WORDING: _wording(item, element), **seen}", 'return {WORDING: "", **seen}'),
        ("if before.keys() - now.keys():", "if False:"),
        ("if key not in before:", "if False:"),
    ),
    *changes(
        ASSESSMENT + "judging/operations.py",
        VERDICTS,
        (
            "        rules.why_not_judge(user, site),\n        rules.why_without_reason(reason),\n",
            "",
        ),
        ("        rules.why_not_element(element, item),\n", ""),
        ("        rules.why_not_seen(seen, fingerprint(now)),\n", ""),
        ("if is_met and element is None else None", "if False else None"),
        ("if is_met and element is None else None", "if element is None else None"),
        ("    _append(Act.VERDICT_WITHDRAWN, None, said, user, reason.strip())\n", ""),
        ("    _append(Act.VERDICT_GIVEN, said, before, user, said.reason)\n", ""),
    ),
    *changes(
        ASSESSMENT + "verdicts/selectors.py",
        VERDICTS,
        ("Verdict.objects.filter(site_id=site.pk, **which)", "Verdict.objects.filter(**which)"),
    ),
    *changes(
        ASSESSMENT + "judging/rules.py",
        VERDICTS,
        ("element.item_id == item.pk and not element.heading", "not element.heading"),
        ("element.item_id == item.pk and not element.heading", "element.item_id == item.pk"),
        ("fact.is_live and fact.is_approved", "fact.is_approved"),
    ),
]
