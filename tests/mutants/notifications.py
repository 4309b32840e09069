"""Who is told of which act, until when, what a chat tool learns, and how often it is tried."""

from tests.mutants._groups import changes

NOTIFICATIONS = "ita/notifications/"
TESTS = "tests/ita/notifications/"
EVENTS = (TESTS + "test_audiences.py", TESTS + "test_events.py")
MAIL = (TESTS + "test_audiences.py", TESTS + "test_mail.py", TESTS + "test_faults.py")
ORAL = (TESTS + "test_audiences.py", "tests/ita/workflow/oral_approval/test_notices.py")
OUTBOX = (TESTS + "test_outbox.py", TESTS + "test_mail.py", TESTS + "test_faults.py")
WEBHOOK = (TESTS + "test_payload.py", TESTS + "test_webhook.py")
DAILY = tuple(f"{TESTS}daily/test_{name}.py" for name in ("sending", "operations", "one_a_day"))
VIEWS = (TESTS + "test_views.py",)
CONFIRMERS = "holders(Group.APPROVERS, entry.site_id), _may_confirm, must_act=True"
DECIDERS = "holders(Group.APPROVERS, entry.site_id), _may_end_drift, must_act=True"

MUTANTS = [
    *changes(
        NOTIFICATIONS + "audiences.py",
        EVENTS,
        (".people(entry).exclude(pk=entry.actor_id)", ".people(entry)"),
        ("step is not None and rules.why_not_act(user, step) is None", "step is not None"),
        ("    if not _is_last_step(entry):\n        return None\n", ""),
        ("page.request_of(entry) or page.latest", "page.latest"),
        ("page.request_of(entry) or page.latest", "page.request_of(entry)"),
        (
            "entry=step_before(entry), audience=Audience.REVIEWERS, state",
            "entry=step_before(entry), state",
        ),
        (", state=SendState.SENT\n", "\n"),
        ("found == entry and why_not_end_drift(user, page, found) is None", "found == entry"),
        ("_must_correct, must_act=True", "_must_correct"),
        ("_may_pass, must_act=True", "_may_pass"),
        (DECIDERS, "holders(Group.APPROVERS, entry.site_id), _may_end_drift"),
        (
            "holders(Group.WEBMASTERS, entry.site_id), _is_open_drift",
            "holders(Group.ITA_OFFICERS, entry.site_id), _is_open_drift",
        ),
    ),
    *changes(
        NOTIFICATIONS + "audiences.py",
        MAIL,
        ("user.is_active and AUDIENCE_RULES", "AUDIENCE_RULES"),
        ("_is_last_step(entry) and _page_exists(entry, user)", "_page_exists(entry, user)"),
        ("AudienceRule(_owner, _page_exists)", "AudienceRule(_owner, lambda entry, user: True)"),
        ("found == entry and why_not_end_drift", "found and why_not_end_drift"),
        ("page_status(entry.page_id).drift == entry", "entry.page_id > 0"),
    ),
    *changes(
        NOTIFICATIONS + "audiences.py",
        ORAL,
        (
            "word is not None and urgent_rules.why_not_confirm(user, word) is None",
            "word is not None",
        ),
        ("(Approval.UNCONFIRMED, Approval.LAPSED)", "(Approval.UNCONFIRMED,)"),
        (CONFIRMERS, "holders(Group.APPROVERS, entry.site_id), _may_confirm"),
        (CONFIRMERS, "holders(Group.WEBMASTERS, entry.site_id), _may_confirm, must_act=True"),
        (
            "holders(Group.WEBMASTERS, entry.site_id), _lacks_confirmation",
            "holders(Group.ITA_OFFICERS, entry.site_id), _lacks_confirmation",
        ),
    ),
    *changes(
        NOTIFICATIONS + "events.py",
        ORAL,
        ("() if follows_word(entry) else EVENTS", "EVENTS"),
        (
            "    Act.ORAL_DENIED: (\n        Notification(\n            Audience.OWNER,",
            "    Act.ORAL_DENIED: (\n        Notification(\n            Audience.OVERSEERS,",
        ),
        ("Audience.OVERSEERS, STILL_WAITS", "Audience.CONFIRMERS, STILL_WAITS"),
    ),
    *changes(
        NOTIFICATIONS + "events.py",
        EVENTS,
        (
            "    Act.RETURNED: (\n        Notification(\n            Audience.CORRECTOR,",
            "    Act.RETURNED: (\n        Notification(\n            Audience.OWNER,",
        ),
        (
            "    Act.PUBLISHED: (\n        Notification(\n            Audience.OWNER,",
            "    Act.PUBLISHED: (\n        Notification(\n            Audience.REVIEWERS,",
        ),
        (
            "    Act.WITHDRAWN: (\n        Notification(\n            Audience.ASKED,",
            "    Act.WITHDRAWN: (\n        Notification(\n            Audience.OWNER,",
        ),
        (
            "    Act.DRIFT_WITHDRAWN: (\n        Notification(\n            Audience.OWNER,",
            "    Act.DRIFT_WITHDRAWN: (\n        Notification(\n            Audience.WATCHERS,",
        ),
    ),
    *changes(
        NOTIFICATIONS + "jobs.py",
        EVENTS,
        (
            "in reversed(\n            events.notifications_of(entry)\n        )",
            "in (\n            events.notifications_of(entry)\n        )",
        ),
    ),
    *changes(
        NOTIFICATIONS + "jobs.py",
        WEBHOOK,
        ("filter(enabled=True, site_id=entry.site_id)", "filter(enabled=True)"),
        ("filter(enabled=True, site_id=entry.site_id)", "filter(site_id=entry.site_id)"),
        ("        if events.notifications_of(entry)\n", ""),
    ),
    *changes(
        NOTIFICATIONS + "words.py",
        WEBHOOK,
        ("    Act.ARCHIVED: PUBLIC_PAGE,\n", ""),
        (
            "    Act.PUBLISHED: PUBLIC_PAGE,\n",
            "    Act.PUBLISHED: PUBLIC_PAGE,\n    Act.REQUESTED: PUBLIC_PAGE,\n",
        ),
        (
            "    Act.PUBLISHED: PUBLIC_PAGE,\n",
            "    Act.PUBLISHED: PUBLIC_PAGE,\n    Act.TAKEN_DOWN: PUBLIC_PAGE,\n",
        ),
        ("    Act.DRIFT_FOUND: DRIFT,\n", "    Act.DRIFT_FOUND: PUBLIC_PAGE,\n"),
    ),
    *changes(
        NOTIFICATIONS + "webhook.py",
        WEBHOOK,
        ("        if page and words.is_for_the_public(entry):", "        if page:"),
        (
            "public(Page.objects.filter(pk=entry.page_id)).first()",
            "Page.objects.filter(pk=entry.page_id).first()",
        ),
        ('told["title"] = page.title', 'told["title"] = page.draft_title'),
        ('            told["url"] = _inside(entry)\n', ""),
        (
            "words.work_link() if words.is_for_the_public(entry) else words.link(entry)",
            "words.link(entry)",
        ),
        ('timestamp.encode() + b"." + body', "body"),
        ("200 <= status < 300", "200 <= status < 400"),
        ("            if not webhook.enabled:", "            if webhook is None:"),
        ("                return made\n            else", "                pass\n            else"),
    ),
    *changes(
        "home/core/outbox.py",
        OUTBOX,
        ("MAX_TRIES = 4", "MAX_TRIES = 3"),
        ("LEASE = timedelta(minutes=15)", "LEASE = timedelta(minutes=1)"),
        (
            "[row for row in due if row.attempts < MAX_TRIES]",
            "[row for row in due if row.attempts <= MAX_TRIES]",
        ),
        ("timezone.now() + LEASE", "timezone.now()"),
        ("        row.attempts += 1\n", ""),
        ("if row.attempts >= MAX_TRIES], error)", "if row.attempts > MAX_TRIES], error)"),
        ("PAUSES[row.attempts - 1]", "PAUSES[0]"),
        ('.due(by).order_by("pk")', '.order_by("pk")'),
        ("ended.update(state=state, error=error, ended_at", "ended.update(state=state, ended_at"),
    ),
    *changes(
        NOTIFICATIONS + "mail.py",
        MAIL,
        ("outbox.claim(rows, timezone.now() + delay())", "outbox.claim(rows, timezone.now())"),
        ("if user and _is_due(notice, user)]", "if user]"),
        ("filter(recipient_id=user_id)", "filter(recipient__is_active=True)"),
        (
            "groupby(due, key=lambda notice: notice.entry.site_id)",
            "groupby(due, key=lambda notice: 0)",
        ),
        ("    due.sort(key=lambda notice: (notice.entry.site_id, notice.pk))\n", ""),
        (
            "        outbox.put_off(notices, words_of_failure(error))",
            "        outbox.give_up(notices, _words(error))",
        ),
        ("    if not user.email:", "    if user.email is None:"),
    ),
    *changes(
        NOTIFICATIONS + "rules.py",
        VIEWS,
        ('    if not user.has_perm("ita.change_notice"):', "    if not user.is_active:"),
        ("mail.state != SendState.FAILED", "mail.state == SendState.WAITING"),
    ),
    *changes(
        NOTIFICATIONS + "daily/sending.py",
        DAILY,
        ("row.pk != mail.pk]", "row.pk == 0]"),
        ("    if mail.state != SendState.WAITING:\n        return None\n", ""),
        ("        mail.add_parts(row.parts)\n", "        pass\n"),
        ("    if mail not in claimed:\n        return None\n", ""),
        ("mail if mail.day == today else _move_to(mail, today)", "mail"),
        ("timezone.now() >= morning_of(today)", "True"),
        ("parts_of(mail) if is_reader else []", "parts_of(mail)"),
        ("    if not mail.address:\n", "    if False:\n"),
        ("mail.parts = [name for name, part in parts]", "mail.parts = mail.parts"),
    ),
    *changes(
        NOTIFICATIONS + "daily/operations.py",
        DAILY,
        ("max(now, morning_of(day))", "now"),
        ("_asked(part, site, day) & readers", "_asked(part, site, day)"),
        ("set(readers) & readers_of(site, day)", "set(readers)"),
        ("row.state == SendState.WAITING and row.attempts == 0)", "True)"),
        ("        return True\n    return row.state", "        return False\n    return row.state"),
        ("    _forget_failures(site, day, named)\n", ""),
        ("ended_at__lt=timezone.now() - KEPT", "ended_at__lt=timezone.now()"),
    ),
]
