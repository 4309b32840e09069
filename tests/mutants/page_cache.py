"""The exact cache: what raises a generation, what is kept, and for whom."""

from tests.mutants._groups import changes

HERE = "home/page_cache/"
TESTS = "tests/home/page_cache/test_"
WRITES = (f"{TESTS}writes.py", f"{TESTS}generations.py")
ASKED = (f"{TESTS}asked.py", f"{TESTS}middleware.py")
STORED = (f"{TESTS}stored.py",)
STORE = (f"{TESTS}store.py",)
MIDDLEWARE = (f"{TESTS}middleware.py",)

MUTANTS = [
    *changes(
        f"{HERE}writes.py",
        WRITES,
        ("        _state.saving = None\n        raise\n", "        raise\n"),
        ("saving is not None and change.table in _tables(type(saving))", "saving is not None"),
        ("if was_raised(ALL) or was_raised(path):", "if True:"),
        ("raise_generation(site_of(thing) or ALL)", "raise_generation(ALL)"),
        ("sites_of_path(path) or [ALL]", "[ALL]"),
    ),
    *changes(
        f"{HERE}generations.py",
        WRITES,
        ("    _forget_raised()\n", ""),
        ("    note_raised(site_id, row)\n", ""),
        ("if was_raised(ALL) or was_raised(site_id):", "if was_raised(ALL):"),
        ("site_id IN (0, %s)", "site_id IN (%s)"),
        ("    old.delete()\n", ""),
    ),
    *changes(
        f"{HERE}shown.py",
        (f"{TESTS}shown.py", *WRITES),
        ("return not changed or not changed <=", "return not changed <="),
        ("not changed or not changed <= _internal", "not changed or not changed & _internal"),
        ('    "home_rendition",', '    "home_",'),
    ),
    *changes(
        f"{HERE}asked.py",
        ASKED,
        ('request.method not in ("GET", "HEAD") or is_personal(request)', "is_personal(request)"),
        ('request.method not in ("GET", "HEAD") or is_personal(request)', "False"),
        ("any(name not in KNOWN for name, _value in kept)", "False"),
        ("name not in IGNORED", "True"),
        ("str(generation), self.day, self.address", "str(generation), self.address"),
        ("release(), str(generation)", "str(generation)"),
    ),
    *changes(
        f"{HERE}stored.py",
        STORED + MIDDLEWARE,
        ('"CSRF_COOKIE_NEEDS_UPDATE" in request.META or ', ""),
        (" or response.cookies:", ":"),
        ('& {"cookie", "*"}', '& {"*"}'),
        ("response.status_code != 200", "response.status_code >= 500"),
        ('not _words(response, "Cache-Control") & NOT_FOR_ALL', "True"),
        ("compressed = self.is_compressed and", "compressed ="),
    ),
    *changes(
        f"{HERE}store.py",
        STORE,
        ("self._pages.move_to_end(key)", "pass"),
        ("while self._size > most and", "while"),
        ("    if not isinstance(page, StoredPage):\n        return None\n", ""),
    ),
    *changes(
        f"{HERE}middleware.py",
        MIDDLEWARE,
        (" or today().isoformat() != asked.day", ""),
        ("if not asked.is_kept:", "if False:"),
        ("not is_for_all(request, response) or ", ""),
    ),
    *changes(
        f"{HERE}sites.py",
        MIDDLEWARE,
        ("if number.for_all != known.for_all:", "if False:"),
    ),
]
