"""What has rules of its own within the workflow: word of mouth, removal, replacement, drift."""

from tests.mutants._groups import changes

WORKFLOW = "ita/workflow/"
TESTS = "tests/ita/workflow/"
ORAL = (TESTS + "oral_approval/test_rules.py", TESTS + "oral_approval/test_operations.py")
REMOVAL = (TESTS + "removal/test_operations.py",)
REMOVAL_RULES = (TESTS + "removal/test_rules.py", TESTS + "removal/test_operations.py")
REPLACEMENT = (TESTS + "replacement/test_operations.py",)
DRIFT = (
    TESTS + "drift/test_operations.py",
    "tests/ita/integrity/test_drift.py",
    TESTS + "drift/test_signal_handlers.py",
)
ON_DUTY = "    if reason := why_not_on_duty(user, Group.APPROVERS, site, otherwise):"
POST = "    if reason := why_without_post(user):\n        return reason\n"
REVIEW = (
    "    if is_under_review(page):\n"
    '        return _("This page is under review. Please finish the request first.")\n'
)

SUBJECTS = [
    *changes(
        WORKFLOW + "oral_approval/rules.py",
        ORAL,
        ("at > timezone.now()", "at >= timezone.now()"),
        (".replace(second=0, microsecond=0)", ""),
        ("    if reason := rules.why_not_act(approver, task_state):", "    if reason := None:"),
        (".in_post(timezone.localdate(at))", ".in_post()"),
        ("    if not reason.strip():", "    if not reason:"),
        (ON_DUTY, "    if reason := None:"),
        ("    return rules.why_not_declared(found, page) if page else None", "    return None"),
    ),
    *changes(
        WORKFLOW + "oral_approval/operations.py",
        ORAL,
        ("        why_not_record(user, task_state),\n", ""),
        ("        rules.why_words_missing(word.reason),\n", ""),
        ("        rules.why_not_given(word.approver, task_state, word.given_at, user),\n", ""),
        ("    refusal = rules.why_not_confirm(user, entry)\n", "    refusal = None\n"),
        (", publication_rules.why_reason_missing(reason)\n", ", None\n"),
        ("    if page.live and is_shown:", "    if page.live:"),
        (
            "        operations.end_refused(request.current_task_state, user, reason)\n",
            "        pass\n",
        ),
        ("local_date(timezone.now()), days)", "local_date(timezone.now()), days - 1)"),
        ("overlaps | {\n", "{\n"),
    ),
    *changes(
        WORKFLOW + "oral_approval/operations.py",
        (TESTS + "oral_approval/test_notices.py",),
        (
            'hide(page.specific, user, reason, {"oral_approval": entry.label})',
            "hide(page.specific, user, reason)",
        ),
    ),
    *changes(
        WORKFLOW + "removal/rules.py",
        REMOVAL_RULES,
        ("not page.live or page.archived_on", "not page.live"),
        (
            "    if is_under_review(page):  # its publication would undo the archiving\n"
            '        return _("This page is under review. Please finish the request first.")\n',
            "",
        ),
        ("        reason = why_without_post(user, site)\n", "        reason = None\n"),
        ("    if reason and not is_own:", "    if reason:"),
        ("for group in (Group.APPROVERS, Group.WEBMASTERS)", "for group in (Group.APPROVERS,)"),
        ("for group in (Group.APPROVERS, Group.WEBMASTERS)", "for group in (Group.WEBMASTERS,)"),
        ("for group in (Group.APPROVERS, Group.WEBMASTERS)", "for group in Group"),
        ('It can be archived.")\n' + REVIEW, 'It can be archived.")\n'),
        (
            "page.owner_id == user.pk and holds(user, Group.REQUESTERS, site)",
            "holds(user, Group.REQUESTERS, site)",
        ),
        (
            "page.owner_id == user.pk and holds(user, Group.REQUESTERS, site)",
            "page.owner_id == user.pk",
        ),
        ("page.live or page.first_published_at", "page.live"),
        ("    if uses_of(page):", "    if page.live:"),
    ),
    *changes(
        WORKFLOW + "removal/operations.py",
        REMOVAL,
        (
            "    refusals = why_not_archive(user, page), rules.why_reason_missing(reason)\n",
            "    refusals = why_not_archive(user, page), None\n",
        ),
        ("    refusals = why_not_take_down(user, page), ", "    refusals = None, "),
        ("    close_files(page, published_files(page.pk))\n", ""),
        ("update(taken_down_on=local_date(timezone.now()))", "update(taken_down_on=None)"),
        ("why_not_delete(user, stored) if stored else why_gone()", "None"),
        ("page, user, reason=reason, revision=latest)", 'page, user, reason="", revision=latest)'),
    ),
    *changes(
        WORKFLOW + "removal/operations.py",
        (TESTS + "removal/test_take_down.py",),
        ("close_files(page, published_files(page.pk))", "close_files(page)"),
        ("        end_refused(step, user, reason)\n", ""),
        ("        append_step(Act.WITHDRAWN, request, step.revision, user, reason)\n", ""),
        ("    if request := page.current_workflow_state:\n", "    if request := None:\n"),
    ),
    *changes(
        WORKFLOW + "replacement/rules.py",
        (TESTS + "replacement/test_rules.py", TESTS + "replacement/test_operations.py"),
        ("    if lock and lock.for_user(user):", "    if lock and lock.for_user(None):"),
        ("    if not page.permissions_for_user(user).can_edit():", "    if user is None:"),
        (
            "    if not shows(page.get_latest_revision_as_object(), old):",
            "    if not shows(page, old):",
        ),
        ("    if page.has_unpublished_changes:", "    if not page.latest_revision_id:"),
        ("    if not page.live:", "    if not page.first_published_at:"),
    ),
    *changes(
        WORKFLOW + "replacement/planning.py",
        REPLACEMENT,
        ("    if any(result.is_changed", "    if all(result.is_changed"),
        ("self.result != Replacement.UNTOUCHED", "self.result == Replacement.REQUESTED"),
    ),
    *changes(
        WORKFLOW + "replacement/operations.py",
        REPLACEMENT,
        ("        new.discard_bytes()\n", ""),
        (
            "why_not_requester(user, site_of_collection(old.collection))",
            "why_reason_missing(reason)",
        ),
        ("    ensure(rules.why_not_other(old, new))\n", ""),
        ("    new.tags.add(*old.tags.all())\n", ""),
        (
            "new.collection, new.uploaded_by_user = old, old.collection, user",
            "new.uploaded_by_user = old, user",
        ),
    ),
    *changes(
        WORKFLOW + "replacement/content.py",
        (TESTS + "replacement/test_content.py", TESTS + "replacement/test_operations.py"),
        ("'<a\\b[^>]*\\blinktype=\"document\"[^>]*>'", "'<a\\b[^>]*>'"),
        ("rf'\\bid=\"{old}\"'", "rf'\\bid=\"{old}'"),
        ("new if number == old else number", "new"),
        ("        for row in rows:\n            apply(row, change)\n", ""),
        ("            setattr(instance, field.attname, field.to_python(raw))\n", ""),
    ),
    *changes(
        WORKFLOW + "drift/rules.py",
        DRIFT,
        (ON_DUTY, "    if reason := None:"),
        ("pk__gte=page.live_revision_id or 0", "pk__gt=page.live_revision_id or 0"),
        ("pk__gte=page.live_revision_id or 0", "pk__gte=0"),
    ),
    *changes(
        WORKFLOW + "drift/operations.py",
        DRIFT,
        ("known is None or known.details != details", "known is None"),
        ("    ensure(why_not_visible(page))\n", ""),
        ("        rules.why_reason_missing(reason),\n", ""),
        ("        close_files(page, published_files(page.pk))", "        pass"),
        (
            "    revision = page.live_revision or page.get_latest_revision()",
            "    revision = page.get_latest_revision()",
        ),
    ),
    *changes(
        WORKFLOW + "drift/signal_handlers.py",
        (TESTS + "drift/test_signal_handlers.py", TESTS + "test_operations.py"),
        ("row is not None and row.revision_id == revision.pk", "row is not None"),
        (" and not binding.is_frame(instance, revision)", ""),
        ("    if was_approved(instance):", "    if instance.live:"),
        ("    if state:\n        revision", "    if state and instance.live:\n        revision"),
    ),
]
