"""The steps of a request: who may act, what an act does, which routes are closed."""

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
WITHDRAWALS = (TESTS + "test_withdrawals.py",)
ORAL = (TESTS + "oral_approval/test_rules.py", TESTS + "oral_approval/test_operations.py")
TRANSLATION = (
    TESTS + "test_translation_routes.py"
    "::test_no_role_publishes_a_translation_past_the_steps[superuser-"
)
POST = "    if reason := why_without_post(user):\n        return reason\n"

MUTANTS = [
    *changes(
        WORKFLOW + "rules.py",
        RULES,
        ("Q(pk__gt=page.live_revision_id)", "Q(pk__gte=page.live_revision_id)"),
        ("revision.pk < (page.live", "revision.pk <= (page.live"),
        (
            "seal_of(returned.as_object()).sha256 != seal_of(content).sha256",
            "not returned.is_latest_revision()",
        ),
        (POST + "    if not _is_open", "    if not _is_open"),
        (
            "(WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)",
            "(WorkflowState.STATUS_IN_PROGRESS,)",
        ),
        ("    if not reason.strip():", "    if not reason:"),
        ("    return why_reason_missing(reason)\n", "    return None\n"),
        ("not all(answers[check.value]", "not any(answers[check.value]"),
        ("dates.go_live_at <= now", "dates.go_live_at < now"),
        ("dates.end_date < local_date(", "dates.end_date <= local_date("),
        ("local_date(dates.go_live_at or now)", "local_date(now)"),
        ("request.requested_by_id == user.pk or user.pk in", "user.pk in"),
    ),
    *changes(
        WORKFLOW + "rules.py",
        (ROUTES + "who_overwrote_the_live_revision_in_a_shell_counts_as_an_editor",),
        (
            "filter(Q(pk__gt=page.live_revision_id) | in_place)",
            "filter(pk__gt=page.live_revision_id)",
        ),
    ),
    *changes(
        WORKFLOW + "rules.py",
        (TESTS + "test_missing_files.py",),
        ("    return why_files_missing(content)\n", "    return None\n"),
    ),
    *changes(
        WORKFLOW + "rules.py",
        ORAL,
        (POST + "    if task_state.status", "    if task_state.status"),
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
        ("    return why_without_post(user)\n", "    return None\n"),
        (
            "    return (task_state.status, request.status) == (\n"
            "        TaskState.STATUS_IN_PROGRESS,\n"
            "        WorkflowState.STATUS_IN_PROGRESS,\n    )",
            "    return request.status == WorkflowState.STATUS_IN_PROGRESS",
        ),
        (
            "    return (task_state.status, request.status) == (\n"
            "        TaskState.STATUS_IN_PROGRESS,\n"
            "        WorkflowState.STATUS_IN_PROGRESS,\n    )",
            "    return task_state.status == TaskState.STATUS_IN_PROGRESS",
        ),
    ),
    *changes(
        WORKFLOW + "conflicts.py",
        CONFLICTS,
        ("    Duty.PUBLISH: DutyConflict.CHECK_PUBLISH,\n", ""),
        ("OF_AUTHOR.get(duty) if is_author", "OF_AUTHOR.get(duty) if not is_author"),
        ("status.checked.actor_id == user.pk", "status.first.actor_id == user.pk"),
        ("status.approver_id == user.pk", "status.opening.actor_id == user.pk"),
    ),
    *changes(
        WORKFLOW + "conflicts.py",
        ORAL,
        ("published and published.actor_id == user.pk", "published and not user"),
        ("DutyConflict.CHECK_APPROVE if _checked(status, user) else None,\n        Duty", "Duty"),
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
            "_claim(task_state, user)\n    details = _coded(task_state, reason, code)\n    _record",
            "lock(task_state)\n    details = _coded(task_state, reason, code)\n    _record",
        ),
        (
            "_claim(task_state, user)\n    details = _coded(task_state, reason, code)\n    ensure",
            "lock(task_state)\n    details = _coded(task_state, reason, code)\n    ensure",
        ),
    ),
    *changes(
        WORKFLOW + "operations.py",
        WITHDRAWALS,
        ("    ensure(rules.why_not_withdraw(user, request))\n", ""),
    ),
    *changes(
        WORKFLOW + "operations.py",
        SCHEDULE,
        ("    ensure(rules.why_not_dated(dates))\n", ""),
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
        ('{"request_note": ""}', "{}"),
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
        (
            "(Duty.APPROVE, Duty.PUBLISH)).exists():\n        return []\n    return list(",
            "(Duty.CHECK, Duty.PUBLISH)).exists():\n        return []\n    return list(",
        ),
        (
            "    if not user.groups.filter(name__in=(Duty.APPROVE, Duty.PUBLISH)).exists():\n"
            "        return []\n    return to_confirm",
            "    return to_confirm",
        ),
        ("unconfirmed().of_page(page) if page else", "unconfirmed() if page else"),
        ("key=lambda word: word.due)", "key=lambda word: word.approver)"),
        ("            workflowstate__isnull=False,  # the request's current step only\n", ""),
        ("                WorkflowState.STATUS_NEEDS_CHANGES,\n", ""),
        ("            workflow_state__requested_by=user,\n", ""),
        ("bool(requester) and requester.pk == user.pk", "bool(requester)"),
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
        WITHDRAWALS,
        (
            'messages.success(request, _("The request was withdrawn."))\n    except NotAllowed',
            'messages.success(request, _("The request was withdrawn."))\n    except OSError',
        ),
        (
            "WITHDRAW not in request.POST or not page.workflow_in_progress",
            "WITHDRAW not in request.POST",
        ),
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
]
