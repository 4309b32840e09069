"""Training, the order of appointment, the duties of a year, templates of other agencies."""

from tests.mutants._groups import changes

ROOM, TESTS = "ita/monitoring/", "tests/ita/monitoring/"
TRAINING = (TESTS + "training/test_operations.py", TESTS + "training/test_selectors.py")
APPOINTMENT = (TESTS + "appointment/test_operations.py", TESTS + "appointment/test_order.py")
OCCASIONS = (TESTS + "yearly/test_occasions.py",)
STANDING = (TESTS + "yearly/test_selectors.py",)
YEARLY = (TESTS + "yearly/test_operations.py", TESTS + "yearly/test_views.py")
MAIL = (TESTS + "yearly/test_mailing.py",)
ADOPTION = (TESTS + "adoption/test_operations.py", TESTS + "adoption/test_views.py")

MUTANTS = [
    *changes(
        "home/blanks.py",
        ("tests/home/test_blanks.py",),
        ("(strip_tags(text) for", "(text for"),
        ('        if isinstance(field, StreamField):', "        if False:"),
        ("if name not in NOT_PUBLISHED", "if name"),
        (r"(?:\]|$)", r"\]"),
    ),
    *changes(
        "ita/workflow/rules.py",
        (TESTS + "appointment/test_operations.py",),
        ("why_blanks_left(content) or why_files_missing", "why_files_missing"),
    ),
    *changes(
        ROOM + "training/operations.py",
        TRAINING,
        ("    ensure(why_not_enter(user, course.site))\n", ""),
        ("    ensure(why_not_finish(user, course))\n", ""),
        ("rows.filter(by_reading=False)", "rows.filter()"),
        ("objects.of_site(site).filter(user__in", "objects.filter(user__in"),
        ("(posts.in_post(), posts.in_post(day))", "(posts.in_post(day), posts.in_post())"),
    ),
    *changes(
        ROOM + "training/selectors.py",
        TRAINING,
        ("exclude(user=None).values", "values"),
        ("posts = posts.filter(pk__in=duties", "posts = posts.exclude(pk__in=duties"),
        ("notes.filter(held_on__lte=today)", "notes.filter()"),
    ),
    *changes(
        ROOM + "appointment/order.py",
        APPOINTMENT,
        ("details.day or local_date(timezone.now())", "local_date(timezone.now())"),
        ("lines or [NOBODY]", "lines"),
    ),
    *changes(
        ROOM + "yearly/occasions.py",
        OCCASIONS,
        ("min(duty.due_day, days)", "duty.due_day"),
        ("for each in both if first <= each.due_on <= last", "for each in both"),
        ("self.year - (self.duty.is_yearly and self.duty.about_last_year)", "self.year"),
        ("fiscal_year - (duty.due_month >= 10)", "fiscal_year"),
        ("self.due_on if is_working_day(self.due_on) else", "self.due_on if True else"),
    ),
    *changes(
        ROOM + "yearly/selectors.py",
        STANDING,
        ("page is not None and page.pk in public", "page is not None"),
        ("example if example and example.pk in public else None", "example"),
        ("if left < 0:", "if left <= 0:"),
        ("left <= SOON", "left < SOON"),
    ),
    *changes(
        ROOM + "yearly/operations.py",
        YEARLY,
        ("    ensure(why_not_requester(user, site))\n", ""),
        ("user, site), why_not_page(page, site))", "user, site))"),
        ("    ensure(why_not_set(user, site))\n", ""),
        ("    if code and known is None and code not in shipped():", "    if False:"),
    ),
    *changes(
        ROOM + "yearly/mailing.py",
        MAIL,
        ("if row.is_open and _is_told(row, day)", "if _is_told(row, day)"),
        ("if duty.officer and row.officer:", "if duty.officer:"),
        ("left < 0 and -left % WEEK == 0", "left < 0"),
    ),
    *changes(
        ROOM + "adoption/operations.py",
        ADOPTION,
        ("    ensure(why_not_offer(user, page))\n", ""),
        ("    ensure(why_not_withdraw_offer(user, page))\n", ""),
        ("offer = on_offer().filter", "offer = SharedPage.objects.filter"),
        ("    if offer.site_id == site.pk:", "    if False:"),
    ),
    *changes(
        ROOM + "adoption/copying.py",
        ADOPTION,
        ("and field.name not in THEIRS", ""),
        ("value = _without_page_links(value)", "value = value"),
        ("value | {\"image\": choice | {\"image\": image.pk}}", "value"),
    ),
    *changes(
        ROOM + "adoption/selectors.py",
        ADOPTION,
        ("offered = public(Page.objects.filter(pk__in=", "offered = (Page.objects.filter(pk__in="),
        ("on_offer().exclude(site=site)", "on_offer()"),
    ),
]  # fmt: skip
