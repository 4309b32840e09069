"""What is counted of log and surveys, who may answer how often, what a page of a month says."""

from tests.mutants._groups import changes

STATISTICS = "ita/monitoring/statistics/"
TESTS = "tests/ita/monitoring/statistics/"
COUNTING = (TESTS + "test_counting.py",)
DRAFTING = (TESTS + "test_drafting.py",)
SURVEYS = ("tests/home/surveys/test_views.py",)
RESULTS = ("tests/home/surveys/test_results.py",)
PAPER = ("tests/ita/monitoring/satisfaction/test_views.py",)
TRANSLATIONS = ("tests/home/test_translations.py",)

MUTANTS = [
    *changes(
        STATISTICS + "counting.py",
        COUNTING,
        ('if facts["robot"]:', "if False:"),
        ('            if "robot" not in facts:\n                return None\n', ""),
        ("OPENED = (200, 304)", "OPENED = (200, 302)"),
        ('facts.get("user") or ', ""),
        ('facts.get("method") != "GET" or ', ""),
        ('counted.lost += int(facts["lost"])', "counted.lost += 1"),
    ),
    *changes(
        STATISTICS + "operations.py",
        (TESTS + "test_operations.py",),
        ("if known.get(day) != len(parts)", "if day not in known"),
        ("    DailyUse.objects.between(site, day, day).delete()\n", ""),
    ),
    *changes(
        STATISTICS + "selectors.py",
        (TESTS + "test_public_views.py",),
        ("    open_now = public_ids(times)\n", "    open_now = set(times)\n"),
        ("public_since__isnull=False, hidden_since=None", "hidden_since=None"),
    ),
    *changes(
        STATISTICS + "rules.py",
        DRAFTING,
        ("if month >= today.replace(day=1):", "if month > today:"),
        ("draft.figures == figures_on(content)", "True"),
        ("return why_not_requester(user, site)", "return None"),
    ),
    *changes(
        STATISTICS + "drafting.py",
        DRAFTING,
        ("    if page.workflow_in_progress:\n", "    if False:\n"),
        ("if each.key not in known:", "if True:"),
    ),
    *changes(
        "home/surveys/rules.py",
        SURVEYS,
        (".count() >= OF_DEVICE:", ".count() > OF_DEVICE:"),
        (".count() >= OF_NETWORK:", ".count() > OF_NETWORK:"),
        ("answered_on=day, network=network", "network=network"),
    ),
    *changes(
        "home/surveys/sources.py",
        SURVEYS,
        ("HOME_NETWORK = 64", "HOME_NETWORK = 128"),
    ),
    *changes(
        "home/surveys/operations.py",
        SURVEYS,
        ("answered_on__lt=local_date", "answered_on__lte=local_date"),
        ("    return main or page\n", "    return page\n"),
    ),
    *changes(
        "home/surveys/forms.py",
        SURVEYS,
        ("if _is_fresh(self.signer, opened):", "if False:"),
        ("unsign(opened, max_age=LONGEST)", "unsign(opened)"),
        ("if not self.errors and not self.levels:", "if False:"),
    ),
    *changes(
        "home/surveys/views.py",
        SURVEYS,
        ("if not is_same_origin(request):", "if False:"),
        ("if not form.is_by_program:", "if True:"),
        ("page is None or page.is_past", "page is None"),
    ),
    *changes(
        "home/surveys/results.py",
        RESULTS,
        ("return self.answered >= LEAST_SHOWN", "return True"),
        ("- timedelta(days=1)", "- timedelta(days=0)"),
    ),
    *changes(
        "ita/monitoring/satisfaction/rules.py",
        PAPER,
        ("in same_person([user.pk])", "in [user.pk]"),
        ("    if day > today:\n", "    if False:\n"),
    ),
    *changes(
        "home/translations.py",
        TRANSLATIONS,
        ("source.last_published_at > page.last_published_at", "True"),
        ("public(pages_of(agency_site(request)))", "pages_of(agency_site(request))"),
        ('last_published_at__gt=OuterRef("last_published_at")', "last_published_at__isnull=False"),
    ),
]
