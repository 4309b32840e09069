"""When what is published is due, who confirms it, who is told, and what a month's report counts."""

from tests.mutants._groups import changes

CURRENCY = "ita/monitoring/currency/"
TESTS = "tests/ita/monitoring/currency/"
DUE = (TESTS + "test_due.py",)
MAILS = (TESTS + "test_mails.py",)
ACTS = (TESTS + "test_operations.py",)
WORKLOAD = ("tests/ita/monitoring/workload/test_selectors.py",)
MONTHLY = ("tests/ita/monitoring/monthly/test_operations.py",)

MUTANTS = [
    *changes(
        CURRENCY + "due.py",
        DUE,
        ("self.due_on < self.today:", "self.due_on <= self.today:"),
        ("self.due_on <= self.today + SOON", "self.due_on < self.today + SOON"),
        ("return since, own_day or next_review", "return since, next_review"),
        (".live().filter(archived_on=None)", ".live()"),
        ('pages.filter(pk__in=pages_of(site).values("pk"))', "pages"),
    ),
    *changes(
        CURRENCY + "mails.py",
        MAILS,
        ("BEFORE = (30, 7, 1, 0)", "BEFORE = (30, 7, 1)"),
        ("review.today - WEEK + timedelta(days=1)", "review.today - WEEK"),
        ("if not review.since or day > review.since", "if True"),
        ("told.get(each, date.min) < since", "True"),
        ("- WEEK, day)", "- WEEK, date.max)"),
        ("review.waits and reader in readers(review)", "reader in readers(review)"),
    ),
    *changes(
        CURRENCY + "owners.py",
        ACTS,
        ("if requester_id in self.names:", "if requester_id:"),
        (" or self.webmasters\n", "\n"),
        ("            user_id in owners\n            or ", "            "),
        ("(in_unit and Group.REQUESTERS.value in duties)", "in_unit"),
        ("            or Group.WEBMASTERS.value in duties\n", ""),
    ),
    *changes(
        CURRENCY + "rules.py",
        ACTS,
        ("    if page.archived_on:\n", "    if False:\n"),
        ("status.drift or status.binding is None", "False"),
        ("    if day < today:\n", "    if False:\n"),
        ("    if day > last:\n", "    if False:\n"),
    ),
    *changes(
        CURRENCY + "operations.py",
        ACTS,
        ("rules.why_not_confirm(user, page), rules", "rules"),
        (", rules.why_not_next(next_on))", ")"),
        ("    if done := _confirmed_today(page, user, wanted):\n        return done\n", ""),
        ("not LEAST_MONTHS <= count <= MOST_MONTHS", "not LEAST_MONTHS <= count"),
        ("filter(site=site, pk__in=mailboxes)", "filter(pk__in=mailboxes)"),
    ),
    *changes(
        "ita/monitoring/workload/selectors.py",
        WORKLOAD,
        ("if each[0] < end]", "if each[0] <= end]"),
        ("            if again[kind] < end:\n", "            if False:\n"),
        ("    if len(days) < len(found):\n", "    if False:\n"),
        ("    return not heap\n", "    return True\n"),
    ),
    *changes(
        "ita/monitoring/monthly/operations.py",
        MONTHLY,
        ("figures_of(site, month, month == newest)", "figures_of(site, month, True)"),
        ("return newest if has_begun else", "return newest if True else"),
    ),
]
