"""By word of mouth: whose hands a request went through, what lapses, what is said of it."""

from tests.mutants._groups import changes

PERSONS, HANDS = "ita/people/persons.py", "ita/workflow/hands.py"
CONFLICTS, STUCK = "ita/workflow/conflicts.py", "ita/workflow/stuck.py"
ORAL = "ita/workflow/oral_approval/"
HISTORY, STATUSES = "ita/register/history.py", "ita/register/statuses.py"
TESTS = "tests/ita/workflow/"
OF_PERSONS = ("tests/ita/people/test_persons.py",)
OF_RULES = (TESTS + "test_rules.py",)
OF_CONFLICTS = (TESTS + "test_conflicts.py",)
OF_ORAL = (TESTS + "oral_approval/test_rules.py", TESTS + "oral_approval/test_operations.py")
OF_LAPSE = (
    TESTS + "oral_approval/test_lapse.py",
    TESTS + "oral_approval/test_lapse_of_alerts.py",
)
OF_VIEWS = (TESTS + "oral_approval/test_views.py",)
OF_NOTICES = (TESTS + "oral_approval/test_notices.py",)
OF_STUCK = (TESTS + "test_stuck.py",)
OF_STATUSES = ("tests/ita/register/test_statuses.py",)
OF_HISTORY = ("tests/ita/register/test_history.py",)

MUTANTS = [
    *changes(
        PERSONS,
        OF_PERSONS,
        ("normalise(full_name).strip()", "full_name.strip()"),
        (' and " " in name[title.end() :]', ""),
        ('    return re.sub(r"\\s", "", name)', "    return name"),
        ("            found |= waiting\n", "            return frozenset(waiting)\n"),
        ("objects.filter(user__is_active=True).select", "objects.select"),
        ("if len(accounts) > 1]", "if accounts]"),
        ("same_person([post.user_id]) - {post.user_id}", "same_person([post.user_id])"),
    ),
    *changes(
        HANDS,
        OF_RULES,
        ("{*editors[page_id], request.requested_by_id}", "{*editors[page_id]}"),
        ("{*editors[page_id], request.requested_by_id}", "{request.requested_by_id}"),
        ("authors=persons.accounts(authors),", "authors=frozenset(authors),"),
        ("number > live_revision or", "number >= live_revision or"),
    ),
    *changes(
        HANDS,
        OF_ORAL,
        ("recorders=persons.accounts([status.recorder_id]", "recorders=frozenset([0]"),
        ("publishers=persons.accounts([published.actor_id]", "publishers=frozenset([0]"),
        ("    return same_person(found) if found else frozenset()", "    return frozenset(found)"),
    ),
    *changes(
        CONFLICTS,
        OF_CONFLICTS,
        ("OF_AUTHOR.get(duty) if user_id in hands.authors", "OF_AUTHOR.get(duty) if not hands"),
        ("OF_CHECKER.get(duty) if user_id in hands.checkers", "OF_CHECKER.get(duty) if not hands"),
        (
            "OF_APPROVER.get(duty) if user_id in hands.approvers",
            "OF_APPROVER.get(duty) if not duty",
        ),
    ),
    *changes(
        CONFLICTS,
        OF_ORAL,
        (
            "OF_RECORDER.get(duty) if user_id in hands.recorders",
            "OF_RECORDER.get(duty) if not duty",
        ),
        ("            found.append(DutyConflict.REQUEST_APPROVE)\n", "            pass\n"),
        ("return [DutyConflict.RECORD_CHECK] if checked else []", "return []"),
        ("DutyConflict.CHECK_APPROVE if user.pk in hands.checkers", "None if user.pk"),
        ("DutyConflict.APPROVE_PUBLISH if user.pk in hands.publishers", "None if user.pk"),
    ),
    *changes(
        ORAL + "rules.py",
        OF_ORAL,
        ("approver.pk in same_person([recorder.pk])", "approver.pk == recorder.pk"),
        ('same_person([entry.actor_id, *entry.details["authors"]])', "same_person([])"),
        ('[entry.actor_id, *entry.details["authors"]]', '[*entry.details["authors"]]'),
        ('[entry.actor_id, *entry.details["authors"]]', "[entry.actor_id]"),
        ("    if user.pk in _uploaders(entry):", "    if user is None:"),
    ),
    *changes(
        ORAL + "rules.py",
        OF_LAPSE,
        ("is_alert=True, archived_on=None", "archived_on=None"),
        ("publication_end_date__gte=", "publication_end_date__gt="),
        ("filter(publication_end_date__gte=local_date(timezone.now()))", "all()"),
    ),
    *changes(
        ORAL + "operations.py",
        OF_LAPSE,
        ("    days = min(days, MOST_DAYS_TO_CONFIRM)", "    days = max(days, 1)"),
    ),
    *changes(
        ORAL + "operations.py",
        OF_ORAL,
        ("{request.requested_by_id, *editors_since_live(page)}", "{*editors_since_live(page)}"),
        ("{request.requested_by_id, *editors_since_live(page)}", "{request.requested_by_id}"),
        ("    found += conflicts_of_record(recorder, task_state)\n", ""),
    ),
    *changes(
        ORAL + "lapse.py",
        OF_LAPSE,
        (" if word.is_overdue)", ")"),
        ("    if not unconfirmed().filter(pk=entry.pk).exists():\n        return None\n", ""),
        ("page is not None and page.live and _rests_on(status, entry)", "page is not None"),
        ("    if is_shown and is_running_alert(page):", "    if is_running_alert(page):"),
        ("    if status is None or status.overdue:\n        return None\n", ""),
        ("        _wait_for_approver(request)\n", "        pass\n"),
        (" or status.archived):", "):"),
        ("        logger.exception(", "        raise ValueError("),
        ("earlier.archived and local_date(earlier.archived.occurred_at)", "None"),
        ("(Duty.APPROVE, Duty.PUBLISH)", "(Duty.PUBLISH,)"),
    ),
    *changes(
        "ita/integrity/binding.py",
        OF_LAPSE,
        ("why_files_missing(content) or seal_of(content, seal", "seal_of(content, seal"),
        (".sha256 != seal.sha256:\n        return None", ".sha256 == 0:\n        return None"),
        ("pk=row.revision_id, object_id=str(row.page_id)", "pk=row.revision_id"),
    ),
    *changes(
        "ita/workflow/dates.py",
        OF_LAPSE,
        ('"request_note": "", "archived_on": None', '"request_note": ""'),
    ),
    *changes(
        ORAL + "content.py",
        OF_VIEWS,
        ("_saved(earlier) if earlier else None", "None"),
        ("page.specific if page.live else None", "None"),
        ("    if holds(user, Group.APPROVERS, site):\n        return True\n", ""),
        ("page and page.permissions_for_user(user).can_edit()", "True"),
    ),
    *changes(
        STUCK,
        OF_STUCK,
        ("task_state.status != TaskState.STATUS_IN_PROGRESS", "False"),
        ("        if not officers:\n", "        if officers is None:\n"),
        (
            "        if free:\n            return None\n",
            "        if officers:\n            return None\n",
        ),
        ("            free = self._without_uploaders(free, task_state)\n", "            pass\n"),
        ("if any(officer.user_id not in self.uploaders for", "if any(not officer for"),
        ("        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,\n", ""),
    ),
    *changes(
        STATUSES,
        OF_STATUSES,
        ("request is None or request.approval in", "request and request.approval in"),
        ("(Approval.WRITTEN, Approval.CONFIRMED)", "(Approval.WRITTEN,)"),
        ("            status = status.replaced\n", "            return None\n"),
        ("if each.pk <= row.pk", "if each.pk < row.pk"),
        ("in reversed(self.bound)", "in self.bound"),
    ),
    *changes(
        STATUSES,
        OF_HISTORY,
        ('row.details.get("giver_id", row.actor_id)', "row.actor_id"),
        ("return self.requested or self.first", "return self.first"),
        ("self.approved.actor_id if self.approved and self.is_by_word", "1 if self.approved"),
    ),
    *changes(
        HISTORY,
        OF_STATUSES,
        (", bound=(*status.bound, row), drift=None)", ", bound=(*status.bound, row))"),
        ("_content_of(earlier.binding) != _content_of(row)", "not row"),
        ("return row.revision_id, row.seal_sha256", "return 0, row.seal_sha256"),
        ("bound=(*status.bound, row), replaced=status)", "bound=(*status.bound, row))"),
    ),
    *changes(
        "ita/notifications/events.py",
        OF_NOTICES,
        ("            wait=OTHERS_WAIT,\n", ""),
        ("        Notification(Audience.SUPERIORS, LAPSED),\n", ""),
        ("        Notification(Audience.SUPERIORS, STILL_WAITS),\n", ""),
    ),
    *changes(
        "ita/notifications/words.py",
        OF_NOTICES,
        ("(Audience.NAMED, Audience.CONFIRMERS)", "(Audience.NAMED,)"),
        ("(Audience.NAMED, Audience.CONFIRMERS)", "(Audience.CONFIRMERS,)"),
    ),
    *changes(
        "ita/workflow/rules.py",
        (TESTS + "test_rules.py", "tests/ita/test_verify_commands.py"),
        (
            "    if Seal.objects.filter(revision_id=revision.pk, page_id",
            "    if Seal.objects.filter(pk=0, page_id",
        ),
    ),
]
