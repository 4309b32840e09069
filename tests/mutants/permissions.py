"""Who may do and open what: duties and posts, screens, pages, files, addresses, and text that
leaves."""

from tests.mutants import Mutant

POSTS = "ita/people/models.py"
PEOPLE = "ita/people/rules.py"
WAGTAIL = "home/permissions.py"
SCREENS = "home/core/screens.py"
VISIBILITY = "home/visibility.py"
ADDRESSES = "home/core/addresses.py"
OPENING = "home/signal_handlers.py"
FILES = "home/models/files.py"
PAGES = "home/models/base.py"
SERVING = "home/file_serving.py"
TEXTS = "ita/workbook/texts.py"
SHEETS = "home/core/spreadsheets.py"

POSTED = ("tests/ita/people/test_models.py",)
HELD = ("tests/ita/people/test_rules.py",)
GIVEN = (
    "tests/ita/people/test_viewsets.py::test_a_duty_keeps_its_group_even_from_an_administrator",
    "tests/ita/people/test_viewsets.py::test_an_administrator_still_gives_permissions_to_a_duty",
    "tests/ita/people/test_hooks.py",
)
DECLARED = ("tests/ita/people/test_settings_form.py",)
CLOSED = ("tests/home/test_permissions.py",)
SHOWN = ("tests/home/core/test_screens.py",)
SEEN = ("tests/home/test_visibility.py",)
CALLED = ("tests/home/core/test_addresses.py",)
SERVED = ("tests/home/test_file_serving.py",)
ESCAPED = ("tests/ita/workbook/test_texts.py",)
SPREAD = ("tests/home/core/test_spreadsheets.py",)
CELL = (*SPREAD, "tests/ita/workbook/test_bad_text.py")

MUTANTS = [
    # Duties and posts
    Mutant(POSTS, "valid_from__lte=day", "valid_from__lt=day", POSTED),
    Mutant(POSTS, "valid_until__gte=day", "valid_until__gt=day", POSTED),
    Mutant(POSTS, "models.Q(valid_until=None) | models.Q", "models.Q", POSTED),
    Mutant(POSTS, "local_date(timezone.now())", "timezone.now().date()", POSTED),
    Mutant(POSTS, "day = on or local_date", "day = local_date", POSTED),
    Mutant(POSTS, '["-valid_from", "-pk"]', '["valid_from", "pk"]', POSTED),
    Mutant(POSTS, "in_post().filter(user=user)", "in_post()", POSTED),
    Mutant(POSTS, "self.filter(active=True, site=site)", "self.filter(site=site)", POSTED),
    Mutant(POSTS, "self.filter(active=True, site=site)", "self.filter(active=True)", POSTED),
    Mutant(PEOPLE, "return user.is_active and user.groups", "return user.groups", HELD),
    Mutant(
        PEOPLE,
        "user.groups.filter(name=group.value).exists()",
        "user.groups.exists()",
        HELD,
    ),
    Mutant(PEOPLE, "if user.is_active and user.is_superuser:", "if user.is_superuser:", HELD),
    Mutant(PEOPLE, "if group.name in Group.values:", "if group.name in Group.names:", HELD),
    Mutant("ita/people/viewsets.py", "name != before.name and ", "", GIVEN),
    Mutant(
        "ita/people/hooks.py",
        "if reason is None or action.model is not User:",
        "if reason is None:",
        GIVEN,
    ),
    Mutant(
        "ita/people/hooks.py",
        "if reason is None or action.model is not User:",
        "if reason is None or action.model is User:",
        GIVEN,
    ),
    Mutant(
        "ita/people/settings_form.py",
        " - {str(each) for each in USUAL_CONFLICTS}",
        "",
        DECLARED,
    ),
    Mutant(
        "ita/people/settings_form.py", "if commit and self.changed_data:", "if commit:", DECLARED
    ),
    Mutant("ita/people/enums.py", " if each != DutyConflict.REQUEST_APPROVE", "", DECLARED),
    # What Wagtail may do with a page
    Mutant(
        WAGTAIL,
        "def can_unschedule(self) -> bool:\n        return False",
        "def can_unschedule(self) -> bool:\n        return True",
        CLOSED,
    ),
    Mutant(
        WAGTAIL,
        "def can_delete(self, ignore_bulk: bool = False) -> bool:\n        return False",
        "def can_delete(self, ignore_bulk: bool = False) -> bool:\n"
        "        return not self.page.live",
        CLOSED,
    ),
    Mutant(
        WAGTAIL,
        'move without asking ``can_move``."""\n        return False',
        'move without asking ``can_move``."""\n'
        "        return bool(super().can_move_to(destination))",
        CLOSED,
    ),
    # Screens
    Mutant(SCREENS, "if user.is_superuser or user.groups", "if user.groups", SHOWN),
    Mutant(SCREENS, "filter(name__in=Group.values).exists()", "exists()", SHOWN),
    Mutant(SCREENS, "            raise NotAllowed(reason)\n", "            pass\n", SHOWN),
    Mutant(
        SCREENS,
        "return why_not_officer(request.user) is None",
        "return request.user.is_active",
        SHOWN,
    ),
    Mutant(
        "home/core/exceptions.py",
        "for reason in reasons:",
        "for reason in reasons[:1]:",
        ("tests/home/core/test_exceptions.py",),
    ),
    # Is it public?
    Mutant(VISIBILITY, "return page.live and is_open(page)", "return is_open(page)", SEEN),
    Mutant(VISIBILITY, "return page.live and is_open(page)", "return page.live", SEEN),
    Mutant(VISIBILITY, "pages.live().filter(", "pages.filter(", SEEN),
    Mutant(VISIBILITY, ".filter(~Exists(restricted))", "", SEEN),
    Mutant(VISIBILITY, 'path__startswith=F("page__path")', 'path=F("page__path")', SEEN),
    # Addresses that the server calls
    Mutant(ADDRESSES, "any(_is_inside(", "all(_is_inside(", CALLED),
    Mutant(ADDRESSES, " or not url.hostname:", ":", CALLED),
    Mutant(ADDRESSES, "url.scheme not in PORTS or ", "", CALLED),
    Mutant(ADDRESSES, "ip.ipv4_mapped or ", "", CALLED),
    Mutant(ADDRESSES, " or ip.sixtofour or ip", " or ip", CALLED),
    Mutant(ADDRESSES, "not ip.is_global or", "ip.is_private or", CALLED),
    Mutant(ADDRESSES, " or ip.is_multicast", "", CALLED),
    Mutant(ADDRESSES, " or ip in NAT64", "", CALLED),
    Mutant(ADDRESSES, "url.port or PORTS[url.scheme]", "PORTS[url.scheme]", CALLED),
    # Files: at one address, open while a page shows them
    Mutant(OPENING, "    if not instance.live:\n        return\n", "", SERVED),
    Mutant(OPENING, ", public_since=None)", ")", SERVED),
    Mutant(
        OPENING, "    hidden.exclude(hidden_since=None).update(hidden_since=None)\n", "", SERVED
    ),
    Mutant(FILES, " and self.hidden_since is None", "", SERVED),
    Mutant(FILES, "[document for document in newer if document.is_public]", "newer", SERVED),
    Mutant(PAGES, "filter(page__live=True).exclude(page=self)", "exclude(page=self)", SERVED),
    Mutant(PAGES, " - elsewhere)", ")", SERVED),
    Mutant(SERVING, "if not document.is_public and not", "if not", SERVED),
    Mutant(SERVING, "if not newer or live_pages_showing(document):", "if not newer:", SERVED),
    Mutant(SERVING, '"newest": newer[-1]', '"newest": newer[0]', SERVED),
    # Text and addresses that leave
    Mutant(SHEETS, '"@", "\\t", "\\r")', '"@", "\\r")', SPREAD),
    Mutant(SHEETS, "[0-9A-Fa-f]{4}_", "[0-9a-f]{4}_", SPREAD),
    Mutant(SHEETS, '"_x005F_"', '"x005F_"', SPREAD),
    Mutant(TEXTS, "len(url) > MAX_LINK", "len(url) >= MAX_LINK", ESCAPED),
    Mutant(TEXTS, "url != excel_text(url) or any", "any", ESCAPED),
    Mutant(TEXTS, " or any(character.isspace() for character in url)", "", ESCAPED),
    Mutant(TEXTS, 'parts.scheme in ("http", "https") and ', "", ESCAPED),
    Mutant(TEXTS, " and parts.hostname", "", ESCAPED),
    Mutant(SHEETS, "len(units) <= MAX_TEXT * 2", "len(units) < MAX_TEXT * 2", SPREAD),
    Mutant(SHEETS, "(MAX_TEXT - len(mark)) * 2", "MAX_TEXT * 2", SPREAD),
    Mutant(SHEETS, '    cell.data_type = "s"', "    pass", CELL),
    Mutant(SHEETS, "looks_like_formula(str(cell.value))", "False", CELL),
    Mutant(
        "ita/papers/verification_code.py",
        "with translation.override(settings.LANGUAGE_CODE):",
        "if True:",
        ("tests/ita/papers/test_verification_code.py",),
    ),
    Mutant(
        "ita/register/models.py",
        "args=[to_be(self.fiscal_year), self.number]",
        "args=[self.fiscal_year, self.number]",
        ("tests/ita/papers/test_public_views.py",),
    ),
]
