"""Years, days and periods: home/thai, and the periods that the register is narrowed to."""

from tests.mutants import Mutant

CALENDAR = "home/thai/calendar.py"
DAYS = "home/thai/working_days.py"
DATES = "home/forms/dates.py"
FILTERS = "ita/register/filters.py"
TOLD = ("tests/home/thai/test_calendar.py",)
WORKED = ("tests/home/thai/test_working_days.py",)
WRITTEN = ("tests/home/test_forms_dates.py",)
FILTERED = ("tests/ita/register/test_filters.py",)
YEARS = ("tests/home/test_fields.py",)

MUTANTS = [
    Mutant(CALENDAR, "day.month >= FISCAL", "day.month > FISCAL", TOLD),
    Mutant(CALENDAR, "BE_OFFSET = 543", "BE_OFFSET = 544", TOLD),
    Mutant(CALENDAR, "return year - BE_OFFSET", "return year - BE_OFFSET + 1", TOLD),
    Mutant(CALENDAR, "moment.astimezone(BANGKOK).date()", "moment.date()", TOLD),
    Mutant(CALENDAR, "date(year, 9, 30)", "date(year, 9, 29)", TOLD),
    Mutant(CALENDAR, "date(year - 1, FISCAL", "date(year, FISCAL", TOLD),
    Mutant(
        CALENDAR,
        "return fiscal_year(timezone.now())",
        "return fiscal_year(timezone.now().date())",
        TOLD,
    ),
    Mutant(CALENDAR, "MONTHS_SHORT if short else MONTHS", "MONTHS if short else MONTHS", TOLD),
    Mutant(CALENDAR, "local = moment.astimezone(BANGKOK)", "local = moment", TOLD),
    Mutant(CALENDAR, "if first == last:", "if False:", TOLD),
    Mutant(CALENDAR, "    if first:\n", "    if first and last:\n", TOLD),
    Mutant(CALENDAR, r'r"[\s/\-]+"', r'r"[\s/]+"', (*TOLD, *WRITTEN)),
    Mutant(CALENDAR, "to_arabic_digits(text).strip()", "to_arabic_digits(text)", (*TOLD, *WRITTEN)),
    Mutant(CALENDAR, "to_arabic_digits(text).strip()", "text.strip()", TOLD),
    Mutant(CALENDAR, "for names in (MONTHS, MONTHS_SHORT):", "for names in (MONTHS,):", TOLD),
    Mutant(CALENDAR, "names.index(text) + 1", "names.index(text)", TOLD),
    Mutant(DAYS, "categories=(PUBLIC, GOVERNMENT)", "categories=(PUBLIC,)", WORKED),
    Mutant(DAYS, "return _offices().is_working_day(day)", "return day.weekday() < 5", WORKED),
    Mutant(DAYS, "get_nth_working_day(day, count)", "get_nth_working_day(day, count + 1)", WORKED),
    Mutant(DATES, "to_be(day.year) < FIRST", "to_be(day.year) > FIRST", WRITTEN),
    Mutant(DATES, "minute, tzinfo=BANGKOK", "minute", WRITTEN),
    Mutant(DATES, "local = value.astimezone(BANGKOK)", "local = value", WRITTEN),
    Mutant("home/fields.py", "current_fiscal_year() + 1", "current_fiscal_year()", YEARS),
    Mutant(FILTERS, "day, time.max, BANGKOK", "day, time.min, BANGKOK", FILTERED),
    Mutant(FILTERS, "occurred_at__gte", "occurred_at__gt", FILTERED),
    Mutant(FILTERS, "until < since", "until <= since", FILTERED),
    Mutant(
        "ita/register/operations.py",
        "year = fiscal_year(now)",
        "year = now.year",
        ("tests/ita/register/test_operations.py", *FILTERED),
    ),
    Mutant(
        "ita/register/facts.py",
        "local_date(timezone.now()) > self.due",
        "local_date(timezone.now()) >= self.due",
        ("tests/ita/register/test_history.py",),
    ),
    Mutant(
        "ita/papers/public_views.py",
        "FIRST_BE_YEAR <= year <= LAST_BE_YEAR or",
        "FIRST_BE_YEAR <= year or",
        ("tests/ita/papers/test_public_views.py",),
    ),
]
