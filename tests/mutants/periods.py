"""Periods that end, what is past, dates that make no sense, and the site keeper's round."""

from tests.mutants._groups import changes

DOUBTS = ("tests/home/test_doubts.py",)
YEARS = ("tests/home/thai/test_title_years.py",)
LISTS = ("tests/home/test_listings.py",)
END = ("tests/ita/workflow/removal/test_period_end.py",)
ENDS = ("tests/ita/monitoring/period_ends/test_ends.py",)
ROUNDS = ("tests/ita/monitoring/rounds/test_operations.py",)
MAILS = ("tests/ita/monitoring/rounds/test_mails.py",)
ROUND = "ita/monitoring/rounds/"

MUTANTS = [
    *changes(
        "home/periods.py",
        LISTS + END,
        (
            "publication_end_date__lt=today())\n\n\ndef past_last",
            "publication_end_date__lte=today())\n\n\ndef past_last",
        ),
        ("Q(archived_on__isnull=False) | ", ""),
        ("return local_date(timezone.now())", "return timezone.now().date()"),
        ("pages.order_by(stands, *order)", "pages.order_by(*order)"),
    ),
    *changes(
        "home/models/structure.py",
        LISTS,
        ("public(pages).exclude(past())", "public(pages)"),
    ),
    *changes(
        "home/alerts.py",
        ("tests/home/test_alerts.py",),
        (".exclude(past())\n", "\n"),
        ("order_by(URGENCY, *NEWEST_FIRST)", "order_by(*NEWEST_FIRST)"),
        (
            "same_agency(NewsPage.objects.filter(is_alert=True), home)",
            "NewsPage.objects.filter(is_alert=True)",
        ),
    ),
    *changes(
        "home/content_dates.py",
        ("tests/home/test_content_dates.py",),
        ("return min(day, first)", "return day"),
        ("over if first - over > IMPORTED_AFTER", "over if first - over >= IMPORTED_AFTER"),
        ("min(about, default=first)", "max(about, default=first)"),
        ("calendar_year = year - (stated >= 10)", "calendar_year = year - (stated > 10)"),
    ),
    *changes(
        "home/front/parts.py",
        ("tests/home/front/test_parts.py",),
        ('_day(value["show_from"]) <= today() <=', '_day(value["show_from"]) < today() <='),
        ('<= today() <= _day(value["show_until"])', '<= today() < _day(value["show_until"])'),
        (
            "public(same_agency(Page.objects.filter(pk__in=numbers), home))",
            "Page.objects.filter(pk__in=numbers)",
        ),
    ),
    *changes(
        "ita/workflow/removal/period_end.py",
        END,
        ("filter(period_over(), pk=page_id)", "filter(pk=page_id)"),
        ("archived_on=today()", "archived_on=end"),
        ("@atomic_with_retry\n", ""),
        ("        return False\n", "        raise\n"),
    ),
    *changes(
        "ita/workflow/rules.py",
        END + ("tests/ita/workflow/test_doubts.py",),
        ("proposed < goes_live", "False"),
        (
            "isinstance(content, ContentPage) and (reason := why_impossible(content))",
            "(reason := None)",
        ),
    ),
    *changes(
        "ita/workflow/operations.py",
        END,
        ("proposed_end(task_state.revision) if duty == Duty.PUBLISH else None", "None"),
    ),
    *changes(
        "home/doubts.py",
        DOUBTS,
        ("if end and end < today:", "if end and end <= today:"),
        ("closes < announced", "closes <= announced"),
        ("local_date(moment) > today", "moment.date() > today"),
        ("if named.naming == Naming.FISCAL:\n        return False\n", ""),
        ("return [] if fitting else named", "return named"),
        ("page.content_kind in PLANS and ", ""),
        ("named.overlaps(year - 1, year)", "False"),
        ("named.naming != Naming.FISCAL and named.last", "named.last"),
        ("first not in [each.day for each in named]", "False"),
    ),
    *changes(
        "home/thai/title_years.py",
        YEARS,
        ("    if LAW.search(left):\n        left = _take(CITED, left)\n", ""),
        ("    left = _take(NO_YEAR, left)\n", ""),
        ("[each for each in found if each.naming == plainest]", "found"),
    ),
    *changes(
        "ita/monitoring/period_ends/mails.py",
        ENDS,
        ("reader not in told or told[reader] < told_on(end)", "reader not in told"),
        ("told[reader] < told_on(end)", "told[reader] <= told_on(end)"),
        ("if days >= end.days", "if days > end.days"),
        ("    if end.uses:\n", "    if True:\n"),
    ),
    *changes(
        ROUND + "rules.py",
        ROUNDS,
        ("outcome in NEEDS_NOTE and not note.strip()", "outcome in NEEDS_NOTE and not note"),
        ("    if left:\n", "    if left < 0:\n"),
        ("    if round_.is_open:\n", "    if False:\n"),
    ),
    *changes(
        ROUND + "operations.py",
        ROUNDS,
        ("    close_gone(round_)\n", ""),
        ("archived_on=None, pk__in=below", "pk__in=below"),
        ("live().filter(archived_on=None, pk__in=below)", "live().filter(archived_on=None)"),
    ),
    *changes(
        ROUND + "mails.py",
        MAILS,
        ("    if (day - first).days % WEEK:\n        return set()\n", ""),
        ("    ended.update(told_on=day)\n", ""),
    ),
    *changes(
        ROUND + "selectors.py",
        ROUNDS + MAILS,
        ("published[page_id] > looked_at", "False"),
        ("live=True, contentpage__archived_on=None", "live=True"),
    ),
]
