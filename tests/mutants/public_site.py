"""What programs are told of the public site, and what readers tell of it."""

from tests.mutants._groups import changes

METADATA = "home/metadata/"
TESTS = "tests/home/metadata/"
FEEDBACK = "ita/monitoring/feedback/"
FEEDBACK_TESTS = "tests/ita/monitoring/feedback/"
OLD = "ita/workflow/old_addresses/"
OLD_TESTS = "tests/ita/workflow/old_addresses/"

MUTANTS = [
    *changes(
        METADATA + "structured_data.py",
        (TESTS + "test_head.py",),
        (".translate(_ESCAPES)", ""),
    ),
    *changes(
        METADATA + "head.py",
        (TESTS + "test_head.py",),
        ("for link in languages if link.is_twin", "for link in languages"),
    ),
    *changes(
        METADATA + "feeds.py",
        (TESTS + "test_feeds.py",),
        (".exclude(past())", ""),
    ),
    *changes(
        "home/core/same_origin.py",
        ("tests/home/core/test_same_origin.py",),
        ('return fetched_from == "same-origin"', 'return fetched_from != "cross-site"'),
        ("(request.scheme, request.get_host())", "(parts.scheme, request.get_host())"),
    ),
    *changes(
        FEEDBACK + "public_views.py",
        (FEEDBACK_TESTS + "test_public_views.py",),
        ("if answer is None or not is_same_origin(request):", "if answer is None:"),
        ("    if not is_same_origin(request):\n", "    if False:\n"),
        ('if not throttle.may_send("mistake"', 'if False and not throttle.may_send("mistake"'),
    ),
    *changes(
        FEEDBACK + "rules.py",
        (FEEDBACK_TESTS + "test_views.py",),
        ("if office.may_confirm(user.pk, owners, unit):", "if True:"),
        ("if not report.is_open:", "if False:"),
    ),
    *changes(
        OLD + "faults.py",
        (OLD_TESTS + "test_faults.py",),
        ("if path in seen:", "if False:"),
        ("if path in places.redirected:", "if False:"),
        ("if normal(path) in old_paths or", "if"),
        ("if places.is_taken(path):", "if False:"),
    ),
    *changes(
        OLD + "kind.py",
        (OLD_TESTS + "test_operations.py",),
        ("if taken or pages - public_ids(pages):", "if taken:"),
        ("[old, page or link]", "[old, 0]"),
    ),
    *changes(
        "home/open_data.py",
        ("tests/home/test_open_data.py",),
        ("pages = public(ContentPage.objects", "pages = (ContentPage.objects"),
        ("[csv_text(cell) for cell in cells]", "list(cells)"),
    ),
    *changes(
        "home/policies.py",
        ("tests/home/test_policies.py",),
        (".exclude(past())", ""),
        ('order_by("first_published_at", "pk")', 'order_by("-first_published_at", "pk")'),
    ),
]
