"""What the server may ask other machines, and what is made of their answers."""

from tests.mutants._groups import changes

GUARDED = ("tests/home/core/test_visits.py",)
ROOM = "ita/monitoring/visits/"
TESTS = "tests/ita/monitoring/visits/"

MUTANTS = [
    *changes(
        "home/core/visits.py",
        GUARDED,
        ("inside_allowed=is_own", "inside_allowed=True"),
        ("if url in seen or len(seen) > MOST_HOPS:", "if len(seen) > 2 * MOST_HOPS:"),
        ("if server and not is_own:", "if server:"),
        ("self._timeout - self.seconds", "self._timeout"),
        ("except (AddressRefused, ValueError):", "except AddressRefused:"),
        ("raise _NotWritten from error", "raise"),
        ("turn = max(self._free_at.get(server, now), now)", "turn = now"),
    ),
    *changes(
        "home/core/calls.py",
        GUARDED,
        ("    if response.length:\n", "    if False:\n"),
        ("if number == len(places):", "if True:"),
        ("(place, port), deadline.left", '(parts.hostname or "", port), deadline.left'),
        ('"Host": _host(parts), ', ""),
    ),
    *changes(
        "home/list_places.py",
        ("tests/home/test_list_places.py",),
        ("COST_OF_TURNING = 3", "COST_OF_TURNING = 1"),
        ("// PAGES_PER_LISTING + 1", "// PAGES_PER_LISTING"),
        ('PAST if is_past(archived_on, ends_on) else ""', '""'),
    ),
    *changes(
        ROOM + "walking.py",
        (TESTS + "test_walking.py",),
        ("return here.leads_to(step.url)", "return True"),
        ("return not part or part in here.ids", "return True"),
        ("value in here.options.get(name, ())", "name in here.options"),
        ("if same(here.next_url) == same(url):", "if here.next_url:"),
    ),
    *changes(
        ROOM + "findings.py",
        (TESTS + "test_findings.py",),
        ("Condition.UNKNOWN if found else Condition.FINE", "Condition.FINE"),
        ("now - visit.visited_at > TOO_OLD", "False"),
        ("published_at > visit.visited_at", "False"),
        ("if visit.address != address:", "if False:"),
        ("visit.asks_login or ", ""),
        ('if file["is_approved"] is False:', "if False:"),
        ("visit.walk != Walk.WALKED and ", "visit.walk == Walk.UNKNOWN and "),
    ),
    *changes(
        ROOM + "visiting.py",
        (TESTS + "test_visiting.py",),
        ("if is_read and file.approved else None", "if is_read else None"),
        ("if answer.error in visits.ON_THE_WAY else 0", ""),
        ("if address not in self._seen:", "if True:"),
    ),
    *changes(
        ROOM + "operations.py",
        (TESTS + "test_operations.py",),
        ("if not visitor.is_silent(target.address):", "if True:"),
        ("if target.evidence.pk not in done", ""),
        ("ensure(why_not_visit(user, site))", "pass"),
        ("old.exclude(pk__in=list(newest))", "old"),
    ),
    *changes(
        ROOM + "rules.py",
        (TESTS + "test_views.py", TESTS + "test_operations.py"),
        ("holds(user, group, site) for", "user for"),
    ),
]
