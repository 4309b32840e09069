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
CLOSING = "home/file_closing.py"
PHOTOS = "home/photos.py"
SERVED_PICTURES = "home/picture_serving.py"
CASES = "home/cases/permissions.py"
SERVING = "home/file_serving.py"
TEXTS = "ita/workbook/texts.py"
SHEETS = "home/core/spreadsheets.py"

POSTED = ("tests/ita/people/test_models.py",)
HELD = ("tests/ita/people/test_rules.py",)
GIVEN = ("tests/ita/people/test_viewsets.py", "tests/ita/people/test_hooks.py")
MIRRORED = ("tests/ita/people/test_groups.py",)
ASKED = ("tests/ita/people/test_selectors.py",)
APART = ("tests/ita/people/test_middleware.py",)
MIDDLEWARE = "ita/people/middleware.py"
DECLARED = ("tests/ita/people/test_settings_form.py",)
CLOSED = ("tests/home/test_permissions.py",)
SHOWN = ("tests/home/core/test_screens.py",)
SEEN = ("tests/home/test_visibility.py",)
CALLED = ("tests/home/core/test_addresses.py",)
SERVED = ("tests/home/test_file_serving.py",)
PICTURES = ("tests/home/test_picture_serving.py",)
TAKEN_DOWN = ("tests/ita/workflow/removal/test_take_down.py",)
CLEANED = ("tests/home/test_photos.py",)
READ = ("tests/home/test_cases_admin.py", "tests/home/test_cases_answers.py")
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
    Mutant(POSTS, "of_site(site).filter(user=user)", "of_site(site)", POSTED),
    Mutant(
        POSTS, "in_post().of_site(site).filter(user=user)", "in_post().filter(user=user)", POSTED
    ),
    Mutant(POSTS, "self.filter(site=site) if site else self.none()", "self.all()", POSTED),
    Mutant(POSTS, "self.filter(duties__duty=group.value)", "self.all()", HELD),
    Mutant(POSTS, "self.filter(active=True, site=site)", "self.filter(site=site)", POSTED),
    Mutant(POSTS, "self.filter(active=True, site=site)", "self.filter(active=True)", POSTED),
    Mutant(PEOPLE, "group.value in duties_of(user, site)", "bool(duties_of(user, site))", HELD),
    Mutant(PEOPLE, "return why_without_post(user, site) or otherwise", "return otherwise", HELD),
    Mutant(PEOPLE, "if user.is_active and user.is_superuser:", "if user.is_superuser:", HELD),
    Mutant("ita/people/hooks.py", "action.model is not User", "action.model is User", GIVEN),
    Mutant("ita/people/groups.py", "if is_duty(name)}", "}", MIRRORED),
    Mutant("ita/people/groups.py", "in_post().filter(user=user)", "filter(user=user)", MIRRORED),
    Mutant("ita/people/groups.py", "present - wanted", "wanted - present", MIRRORED),
    Mutant("ita/people/selectors.py", "in_post().filter(site=site_id)", "in_post()", ASKED),
    Mutant("ita/people/selectors.py", "filter(is_active=True, pk__in", "filter(pk__in", ASKED),
    Mutant(
        "ita/people/selectors.py",
        "in_post().filter(user=user)\n    own",
        "filter(user=user)\n    own",
        ASKED,
    ),
    Mutant("ita/people/selectors.py", "in_post().of_site(site)", "of_site(site)", ASKED),
    Mutant("ita/people/selectors.py", "in_post().of_site(site)", "in_post()", ASKED),
    Mutant(MIDDLEWARE, "if agency not in request.agencies:", "if agency is None:", APART),
    Mutant(MIDDLEWARE, "        ensure(why_not_enter(request))\n", "", APART),
    Mutant(MIDDLEWARE, "if request.user.is_superuser or", "if", APART),
    Mutant(MIDDLEWARE, '"needs_duty", True) else None', '"needs_duty", False) else None', APART),
    Mutant(MIDDLEWARE, "            request.agency = agency\n", "", APART),
    Mutant(MIDDLEWARE, "            mirror_duties(request.user)\n", "", APART),
    Mutant(
        MIDDLEWARE,
        "request.is_officer = why_not_officer(request.user) is None",
        "request.is_officer = True",
        APART,
    ),
    Mutant(
        "ita/people/viewsets.py",
        'return action != "delete" and super()',
        "return super()",
        GIVEN,
    ),
    Mutant("ita/people/post_form.py", "if after != self.before:", "if True:", GIVEN),
    Mutant("ita/people/post_form.py", "unit.site_id != site.pk", "False", GIVEN),
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
    Mutant(SCREENS, "filter(name__regex=PUBLICATION_GROUP_NAMES).exists()", "exists()", SHOWN),
    Mutant(SCREENS, "            ensure(self.why_not_open())\n", "", SHOWN),
    Mutant(
        SCREENS,
        "return request.is_officer",
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
    Mutant(ADDRESSES, "if url.scheme not in PORTS or not url.h", "if not url.h", CALLED),
    Mutant(ADDRESSES, "ip.ipv4_mapped or ", "", CALLED),
    Mutant(ADDRESSES, " or ip.sixtofour or ip", " or ip", CALLED),
    Mutant(ADDRESSES, "not ip.is_global or", "ip.is_private or", CALLED),
    Mutant(ADDRESSES, " or ip.is_multicast", "", CALLED),
    Mutant(ADDRESSES, "ip not in UNICAST", "False", CALLED),
    Mutant(ADDRESSES, "url.port or PORTS[url.scheme]", "PORTS[url.scheme]", CALLED),
    # Files: at one address, open while a page shows them
    Mutant(OPENING, "    if not instance.live:\n        return\n", "", SERVED),
    Mutant(OPENING, "shown.filter(public_since=None)", "shown", SERVED),
    Mutant(OPENING, "update(hidden_since=None, hidden", "update(hidden", SERVED),
    Mutant(FILES, " and self.hidden_since is None", "", SERVED),
    Mutant(FILES, "[document for document in newer if document.is_public]", "newer", SERVED),
    Mutant(CLOSING, "    numbers -= _shown_elsewhere(model, numbers, page)\n", "", SERVED),
    Mutant(
        CLOSING,
        "public(Page.objects.filter(pk__in=sources - {page.pk}))",
        "Page.objects.filter(pk__in=sources - {page.pk})",
        SERVED,
    ),
    Mutant(CLOSING, "sources - {page.pk}", "sources", TAKEN_DOWN),
    Mutant(CLOSING, "        numbers |= _earlier_editions(numbers)\n", "        pass\n", SERVED),
    Mutant(CLOSING, ".exclude(public_since=None).values", ".values", TAKEN_DOWN),
    Mutant(CLOSING, " | earlier.get(model, set())", "", TAKEN_DOWN),
    Mutant(CLOSING, ", hidden_with_page=page.pk)", ")", TAKEN_DOWN),
    Mutant(SERVING, "    if stored.is_public:\n        return None\n", "", SERVED),
    Mutant(
        SERVING,
        "if why_not_see_drafts(request.user, stored) is None:",
        "if request.user.is_authenticated:",
        PICTURES,
    ),
    Mutant(SERVING, "if stored.hidden_since is None:", "if stored.public_since:", SERVED),
    Mutant(SERVING, '"private, no-store"', '"private"', PICTURES),
    Mutant(
        SERVED_PICTURES, "if image.is_public or _is_emblem(image)", "if image.is_public", PICTURES
    ),
    Mutant(
        SERVED_PICTURES, "if image.is_public or _is_emblem(image)", "if _is_emblem(image)", PICTURES
    ),
    Mutant(SERVED_PICTURES, "filter(emblem=image)", "exclude(emblem=None)", PICTURES),
    Mutant(SERVED_PICTURES, "    if is_private(request):\n", "    if not file:\n", PICTURES),
    # Pictures: nothing that was written in, nothing broken, not too much
    Mutant(PHOTOS, "width * height > MAX_PIXELS", "width * height >= MAX_PIXELS", CLEANED),
    Mutant(PHOTOS, "in range(2, 9)", "in range(2, 6)", CLEANED),
    Mutant(PHOTOS, "        picture.load()\n", "", CLEANED),
    Mutant(PHOTOS, "    if kind == COMMENT:\n", "    if not content:\n", CLEANED),
    Mutant(PHOTOS, 'content[:12] + b"\\0\\0"', "content", CLEANED),
    Mutant(PHOTOS, "        if kind in KEPT_CHUNKS:\n", "        if kind:\n", CLEANED),
    Mutant(PHOTOS, '        if kind == b"IEND":\n            return\n', "", CLEANED),
    Mutant(PHOTOS, "        if kind == END:\n            break\n", "", CLEANED),
    Mutant(PHOTOS, '{"icc_profile": picture.info.get("icc_profile")}', "{}", CLEANED),
    Mutant(PHOTOS, '"qtables": picture.quantization', '"qtables": None', CLEANED),
    # What citizens sent
    Mutant(CASES, " or not user.is_active:\n        return False", ":\n        return False", READ),
    Mutant(
        CASES,
        "return user.is_superuser or _is_named(user, site)",
        "return _is_named(user, site)",
        READ,
    ),
    Mutant(CASES, "group.name == wanted", "group.name", READ),
    Mutant(CASES, "        ensure(why_not_read(request.user, agency_site(request)))\n", "", READ),
    Mutant(
        "home/cases/viewset.py",
        "        log(instance=self.object, action=CASE_READ)",
        "        pass",
        READ,
    ),
    Mutant(
        "home/cases/answers.py",
        '        log(instance=self.form_page, action=ANSWERS_READ, data={"export": export})\n',
        "",
        READ,
    ),
    Mutant("home/wagtail_hooks.py", "        surveys = surveys | pages_of(site)\n", "", READ),
    Mutant(SERVING, "if not newer or live_pages_showing(document):", "if not newer:", SERVED),
    Mutant(SERVING, '        "newest": newer[-1],', '        "newest": newer[0],', SERVED),
    Mutant(SERVING, '"newest": newer[-1] if newer', '"newest": newer[0] if newer', SERVED),
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
