"""What the papers of a request say, whose they are, and in which month they lie."""

from tests.mutants._groups import changes

PAPERS = "ita/papers/"
TESTS = "tests/ita/papers/"
RULES = (TESTS + "test_rules.py", TESTS + "test_operations.py")
CONTENT = (TESTS + "test_sealed_words.py", TESTS + "test_content.py")
FORM = (TESTS + "test_form.py", TESTS + "test_content.py", TESTS + "test_models.py")
BUNDLE = (TESTS + "test_bundle.py",)

MUTANTS = [
    *changes(
        PAPERS + "rules.py",
        RULES,
        ("status is not None and status.opening.actor_id == user.pk", "status is not None"),
        ("status.opening.actor_id == user.pk", "status.first.actor_id == user.pk"),
        ("if duties & set(Duty.values) or", "if duties or"),
        ("is_own and Group.REQUESTERS in duties", "is_own"),
        ("is_own and Group.REQUESTERS in duties", "Group.REQUESTERS in duties"),
        ("return why_without_post(user, site) or _(", "return _("),
    ),
    *changes(
        PAPERS + "content.py",
        CONTENT,
        ("if seal := seals.filter(revision_id=revision_id).last():", "if seal := seals.last():"),
        ('    return earlier.content if earlier else ""', '    return ""'),
        ('translation.override("th")', "translation.override(translation.get_language())"),
        ("        if ADDRESS.fullmatch(value):", "        if ADDRESS.match(value):"),
        ("        yield from LINK.findall(value)\n", "        pass\n"),
        ("list(dict.fromkeys(_addresses(fields)))", "list(_addresses(fields))"),
        (
            'format_period(_day(fields, "period_from"), _day(fields, "period_to"))',
            'format_period(_day(fields, "period_to"), _day(fields, "period_from"))',
        ),
        ('Unit.objects.filter(pk=fields.get("owner_unit", 0)).first()', "Unit.objects.first()"),
    ),
    *changes(
        PAPERS + "form.py",
        FORM,
        ("word and status.approval == Approval.UNCONFIRMED", "word"),
        (
            "signature(APPROVES, status.confirmed or status.approved)",
            "signature(APPROVES, status.approved)",
        ),
        ("signature(UPLOADS, status.published)", "signature(UPLOADS, status.went_live)"),
        ("    if status.denied:\n", "    if status.denied and status.word:\n"),
        ('(f" ({unconfirmed})" if unconfirmed else "")', '""'),
        ("(record.note, by, word", "(by, word"),
        ('line("คำขอเลขที่", record.opening.label)', 'line("คำขอเลขที่", row.label)'),
        ('line("คำชี้แจง", row.reason, rows=3)', 'line("คำชี้แจง", record.opening.reason, rows=3)'),
        ('signature("ผู้แจ้งผลการพิจารณา", row)', 'signature("ผู้แจ้งผลการพิจารณา", owner)'),
        ("PaperSettings.objects.filter(site_id=site_id).first()", "PaperSettings.objects.first()"),
        ("verification_code(row) if row else None", "None"),
    ),
    *changes(
        PAPERS + "bundle.py",
        BUNDLE,
        ("occurred_at__gte=first", "occurred_at__gt=first"),
        ("occurred_at__lt=after", "occurred_at__lte=after"),
        ("year + month // 12", "year"),
        ("tzinfo=BANGKOK))", "tzinfo=datetime.fromisoformat('2000-01-01T00Z').tzinfo))"),
        ('Count("request_id", distinct=True)', 'Count("request_id")'),
        ('.order_by("-month")', '.order_by("month")'),
        (
            'list(dict.fromkeys(rows.order_by("pk").values_list("request_id", flat=True)))',
            'list(rows.order_by("pk").values_list("request_id", flat=True))',
        ),
        (
            "datetime(year, month, 1, tzinfo=BANGKOK)\n",
            "datetime.fromisoformat(f'{year}-{month:02}-01T00Z')\n",
        ),
        (
            "SignedScan.objects.filter(request_id=record.status.request_id)",
            "SignedScan.objects.all()",
        ),
    ),
]
