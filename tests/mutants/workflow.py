"""The steps of a request: who may act, what an act does, which routes are closed."""

from tests.mutants._at_once import AT_ONCE
from tests.mutants._groups import changes
from tests.mutants._workflow_subjects import SUBJECTS

WORKFLOW = "ita/workflow/"
TESTS = "tests/ita/workflow/"
RULES = (TESTS + "test_rules.py",)
CONFLICTS = (TESTS + "test_conflicts.py",)
OPERATIONS = (TESTS + "test_operations.py",)
FAULTS = (TESTS + "test_faults.py",)
SCHEDULE = (TESTS + "test_schedule.py",)
DESK = (TESTS + "test_desk.py",)
ROUTES = "tests/ita/test_routes.py::test_"
REPEATS = TESTS + "test_repeats.py::test_a_new_page"
WITHDRAWALS = (TESTS + "test_withdrawals.py",)
ORAL = (TESTS + "oral_approval/test_rules.py", TESTS + "oral_approval/test_operations.py")
TRANSLATION = (
    TESTS + "test_translation_routes.py::test_no_role_publishes_a_translation_past_the_steps["
)
TOLD = '        return _("Somebody has already acted on this step. Please reload the page.")\n'

MUTANTS = [
    *changes(
        WORKFLOW + "rules.py",
        RULES,
        ("revision.pk < (page.live", "revision.pk <= (page.live"),
        (
            "seal_of(returned.as_object()).sha256 != seal_of(content).sha256",
            "not returned.is_latest_revision()",
        ),
        ("    if not is_open(task_state):\n" + TOLD + "    found", "    found"),
        (
            "(status.due is None and not status.is_returned)",
            "status.due is None",
        ),
        ("    if not reason.strip():", "    if not reason:"),
        ("    return why_reason_missing(reason)\n", "    return None\n"),
        ("not all(answers[check.value]", "not any(answers[check.value]"),
        ("dates.go_live_at <= now", "dates.go_live_at < now"),
        ("dates.end_date < goes_live", "dates.end_date <= goes_live"),
        ("local_date(dates.go_live_at or now)", "local_date(now)"),
    ),
    *changes(
        WORKFLOW + "hands.py",
        (ROUTES + "who_overwrote_the_live_revision_in_a_shell_counts_as_an_editor",),
        (" or in_place:", ":"),
    ),
    *changes(
        WORKFLOW + "rules.py",
        (TESTS + "test_missing_files.py",),
        ("why_files_missing(content) or why_files", "why_files"),
    ),
    *changes(
        WORKFLOW + "rules.py",
        ORAL,
        (
            "    if reason := why_without_post(user, site):\n        return reason\n    if not may",
            "    if not may",
        ),
        (
            '    if duty_of(task_state) != Duty.APPROVE:\n        return _("Only what was',
            '    if duty_of(task_state) == Duty.PUBLISH:\n        return _("Only what was',
        ),
        ("    if is_author(user, task_state):\n", "    if user is None:\n"),
    ),
    *changes(
        WORKFLOW + "rules.py",
        WITHDRAWALS,
        ("    if not request.user_can_cancel(user):", "    if user is None:"),
    ),
    *changes(
        WORKFLOW + "rules.py",
        OPERATIONS,
        ("not request.is_returned or request.answer is None", "request.answer is None"),
        (
            '    if duty_of(task_state) != Duty.APPROVE:\n        return _("Only the approver',
            '    if duty_of(task_state) == Duty.PUBLISH:\n        return _("Only the approver',
        ),
    ),
    *changes(
        WORKFLOW + "rules.py",
        FAULTS,
        (
            "return is_current and is_running and status is not None and status.due",
            "return is_current and status is not None and status.due",
        ),
        (
            " and status is not None and status.due == duty_of(task_state)",
            "",
        ),
    ),
    *changes(
        WORKFLOW + "conflicts.py",
        CONFLICTS,
        ("    Duty.PUBLISH: DutyConflict.CHECK_PUBLISH,\n", ""),
    ),
    *changes(
        WORKFLOW + "operations.py",
        OPERATIONS,
        ("    Act.CHECKED: binding.unchanged_content,", "    Act.CHECKED: binding.seal_step,"),
        ("    ensure(rules.why_not_refuse(task_state))\n", ""),
        ("    state.status = WorkflowState.STATUS_CANCELLED\n    state.save()\n", ""),
        ('details = {"changed": changed}', "details: dict[str, Any] = {}"),
        ("    ensure(rules.why_not_answered(duty, answers or {}))\n", ""),
        (
            "    ensure(rules.why_not_act(user, task_state))\n"
            "    details = _coded(task_state, reason, code)\n    _record",
            "    details = _coded(task_state, reason, code)\n    _record",
        ),
        (
            "    ensure(rules.why_not_act(user, task_state))\n"
            "    details = _coded(task_state, reason, code)\n    ensure",
            "    details = _coded(task_state, reason, code)\n    ensure",
        ),
    ),
    *changes(
        WORKFLOW + "operations.py",
        WITHDRAWALS,
        ("    refusal = rules.why_not_withdraw(user, request)\n", "    refusal = None\n"),
    ),
    *changes(
        WORKFLOW + "operations.py",
        SCHEDULE,
        ("    ensure(rules.why_not_dated(dates, proposed))\n", ""),
        ('        details["answers"] = dict(answers)', "        pass"),
    ),
    *changes(
        WORKFLOW + "operations.py",
        (TESTS + "drift/test_signal_handlers.py",),
        ("    ensure(why_not_in_place(task_state.workflow_state.content_object))\n", ""),
    ),
    *changes(
        WORKFLOW + "steps.py",
        (TESTS + "test_steps.py", TESTS + "test_operations.py"),
        ("    if due and due.pk != task.pk:", "    if due is None:"),
        (
            "    if task.duty == Duty.CHECK:\n        _ensure_requestable(workflow_state, user)\n",
            "",
        ),
        ("task_state is None or rules.why_not_act(user, task_state)", "task_state is None"),
        ("    if duty == Duty.APPROVE:\n", "    if duty != Duty.CHECK:\n"),
    ),
    *changes(
        WORKFLOW + "schedule.py",
        SCHEDULE,
        ("date.go_live_at <= now]", "date.go_live_at < now]"),
        ("Dates(end_date=Dates.from_details(row.details).end_date)", "Dates()"),
        ("    if not scheduled().filter(pk=row.pk).exists():\n        return\n", ""),
        ("        _give_up(row, error.reason)\n", "        return False\n"),
    ),
    *changes(
        WORKFLOW + "dates.py",
        SCHEDULE,
        ('{"request_note": "", ', "{"),
        ("        revision.content |= changed\n", ""),
    ),
    *changes(
        WORKFLOW + "finish.py",
        OPERATIONS,
        ("row is None or row.revision_id != revision.pk", "row is None"),
    ),
    *changes(
        WORKFLOW + "desk.py",
        DESK,
        ("status=TaskState.STATUS_IN_PROGRESS, task__duty", "task__duty"),
        (", task__dutytask__duty__in=duties)", ")"),
        ('.order_by("started_at")', '.order_by("-started_at")'),
        ("WATCH = {Duty.APPROVE.value, ", "WATCH = {Duty.CHECK.value, "),
        (
            "    if not duties_of(user, site) & WATCH:\n        return []\n    return list(",
            "    return list(",
        ),
        (
            "    if not duties_of(user, site) & WATCH:\n        return []\n    return to_confirm",
            "    return to_confirm",
        ),
        ("to_confirm(unconfirmed().of_site(site))", "to_confirm(unconfirmed())"),
        ("open_drifts(site)[", "open_drifts()["),
        ("TaskState.objects.filter(workflow_state__in=requests)", "TaskState.objects.all()"),
        ("key=lambda word: word.due)", "key=lambda word: word.approver)"),
        ("            workflowstate__isnull=False,  # the request's current step only\n", ""),
        ("                WorkflowState.STATUS_NEEDS_CHANGES,\n", ""),
        ("            workflow_state__requested_by=user,\n", ""),
        ("request.requested_by_id in accounts", "bool(request.requested_by_id)"),
    ),
    *changes(
        WORKFLOW + "keeping.py",
        (TESTS + "removal/test_operations.py",),
        ("for use in fn(page)]", "for use in fn(page)][1:]"),
    ),
    *changes(
        WORKFLOW + "closed_routes.py",
        (ROUTES + "nobody_weakens_the_workflow",),
        ('CHANGES = "add|enable|disable|', 'CHANGES = "add|enable|'),
    ),
    *changes(
        WORKFLOW + "closed_routes.py",
        (ROUTES + "no_route_goes_around_the_steps[superuser-admin API]",),
        ('    re_path(r"^api/main/pages/\\d+/action/", refuse_action),\n', ""),
    ),
    *changes(
        WORKFLOW + "closed_routes.py",
        (ROUTES + "no_route_goes_around_the_steps[superuser-privacy]",),
        ('    re_path(r"^collections/\\d+/privacy/", refuse_privacy),\n', ""),
    ),
    *changes(
        WORKFLOW + "closed_routes.py",
        ("tests/ita/test_reading_routes.py", TESTS + "test_closed_routes.py"),
        ("@user_passes_test(user_has_any_page_permission)\n", ""),
    ),
    *changes(
        WORKFLOW + "closed_routes.py",
        ("tests/site/test_forbidden.py", TESTS + "test_closed_routes.py"),
        ('    re_path(r"^sites/delete/", refuse_site),\n', ""),
        ('.headers.get("x-requested-with") == "XMLHttpRequest"', '.method == "POST"'),
        ('.headers.get("x-requested-with") == "XMLHttpRequest"', '.method == "PUT"'),
    ),
    *changes(
        WORKFLOW + "editor_routes.py",
        (ROUTES + "an_editor_does_not_overwrite_the_revision_that_is_live",),
        ("        del data[OVERWRITE]\n", ""),
    ),
    *changes(
        WORKFLOW + "editor_routes.py",
        (REPEATS,),
        ("            transaction.set_rollback(True)\n", ""),
        ("    list(get_messages(request))", "    pass"),
    ),
    *changes(
        WORKFLOW + "editor_routes.py",
        WITHDRAWALS,
        (
            'messages.success(request, _("The request was withdrawn."))\n    except NotAllowed',
            'messages.success(request, _("The request was withdrawn."))\n    except OSError',
        ),
        ("    if not page.permissions_for_user(request.user).can_edit():\n", "    if not page:\n"),
    ),
    *changes(
        WORKFLOW + "translation_routes.py",
        (TRANSLATION + "synchronise_a_locale]",),
        ("is not LocaleSynchronization", "is LocaleSynchronization"),
    ),
    *changes(
        WORKFLOW + "translation_routes.py",
        (TRANSLATION + "update]",),
        ('    if request.POST.get("publish_translations"):\n        _refuse()\n', ""),
    ),
    *changes(
        WORKFLOW + "translation_routes.py",
        (TRANSLATION + "restart]",),
        (
            '    if request.method == "POST" and RESTART in request.POST:\n',
            "    if request.method == RESTART:\n",
        ),
    ),
    *changes(
        WORKFLOW + "translation_routes.py",
        (TRANSLATION + "become_an_alias]",),
        ('        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),\n', ""),
    ),
    *SUBJECTS,
    *AT_ONCE,
]
