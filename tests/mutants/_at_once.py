"""What keeps two acts at one moment apart, and finds what older versions let through."""

from tests.mutants._groups import changes

WORKFLOW = "ita/workflow/"
TESTS = "tests/ita/workflow/"
FAULTS = (TESTS + "faults/test_finding.py", TESTS + "faults/test_operations.py")

AT_ONCE = [
    *changes(
        "home/core/transactions.py",
        ("tests/home/core/test_transactions.py",),
        ("    if connection.in_atomic_block:\n", "    if False:\n"),
        ("                if not is_in_the_way(error):\n                    raise\n", ""),
        ("isinstance(error, Overtaken) or sqlstate", "sqlstate"),
        ("(DEADLOCK, NOT_SERIALIZABLE)", "(DEADLOCK,)"),
    ),
    *changes(
        WORKFLOW + "repeats.py",
        (TESTS + "test_repeats.py",),
        ("act=str(act), actor_id=user.pk, reason=reason).last()", "act=str(act)).last()"),
        ("    if row is None or later.exists():\n", "    if row is None:\n"),
        ("    if step.status == TaskState.STATUS_IN_PROGRESS:\n        return None\n", ""),
        (", actor_id=user.pk\n    )", "\n    )"),
        ("occurred_at__gte=step.started_at", "occurred_at__gte=step.workflow_state.created_at"),
        ("(done and row.reason == reason)", "done"),
        ("status.due != Duty.CHECK", "status.due is None"),
        ("step is not None and step.revision.is_latest_revision()", "step is not None"),
        ("row.actor_id == user.pk and dates", "dates"),
        (" and dates.items() <= row.details.items()", ""),
        (".filter(owner=user)", ".all()"),
        ("        twin.slug = page.slug\n", ""),
        ("if unsealed and seal_of", "if seal_of"),
        ("seal_of(twin).sha256 == seal_of(page).sha256", "twin.title == page.title"),
        (".filter(latest_revision__created_at__gt=since)", ".all()"),
    ),
    *changes(
        WORKFLOW + "wagtail_states.py",
        FAULTS,
        ("steps or not with_owner or", "steps or"),
        ("or request.current_task_state is None:", ":"),
        ("        if request.status in OPEN:\n", "        if False:\n"),
        ("if _not_passed(request, status.due):", "if False:"),
        ("not is_running or duties", "duties"),
        ("    close_steps(request)\n", ""),
    ),
    *changes(
        WORKFLOW + "faults/finding.py",
        FAULTS,
        ("status.due or status.is_returned}", "status.due}"),
        ("after.pk not in noted and ", ""),
        ("row.reason, str(row.details)", "str(row.details)"),
        (" | pages.filter(live=True, live_revision=None)", ""),
    ),
    *changes(
        "ita/integrity/stored_bytes.py",
        FAULTS,
        (" and timezone.now() - storage.get_modified_time(path) > GRACE", ""),
    ),
    *changes(
        WORKFLOW + "faults/rules.py",
        (TESTS + "faults/test_operations.py", TESTS + "faults/test_views.py"),
        ("user.is_active and user.is_superuser", "user.is_active"),
    ),
    *changes(
        WORKFLOW + "faults/operations.py",
        (TESTS + "faults/test_views.py",),
        ("set(FaultKind) - {FaultKind.NOT_COMPUTED}", "set(FaultKind)"),
        ("ensure(why_not_mend(user), why_no_button(fault))", "ensure(why_not_mend(user))"),
    ),
]
