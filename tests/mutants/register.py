"""The chain, its writing and verification, and the one reading of the acts."""

from tests.mutants import Mutant

CHAIN = "ita/register/chain.py"
MODELS = "ita/register/models.py"
WRITER = "ita/register/operations.py"
TRIGGERS = "ita/register/triggers.py"
VERIFICATION = "ita/register/verification.py"
HISTORY = "ita/register/history.py"
SUMMARY = "ita/register/approval_summary.py"
FACTS = "ita/register/facts.py"

GOLDEN = ("tests/ita/test_golden.py",)
WRITTEN = ("tests/ita/register/test_operations.py",)
FILTERED = ("tests/ita/register/test_filters.py",)
VERIFIED = ("tests/ita/register/test_chain.py",)
HISTORY_TESTS = "tests/ita/register/test_history.py"
READ = (
    f"{HISTORY_TESTS}::test_what_counts_in_a_request",
    f"{HISTORY_TESTS}::test_who_approved_is_who_gave_the_word_until_it_is_confirmed",
    f"{HISTORY_TESTS}::test_what_was_live_and_what_was_answered_is_remembered",
    f"{HISTORY_TESTS}::test_what_ends_a_request",
    f"{HISTORY_TESTS}::test_the_seal_is_that_of_the_step_passed_last",
    f"{HISTORY_TESTS}::test_an_overdue_word_is_noted_for_itself_alone",
    f"{HISTORY_TESTS}::test_what_should_be_live",
    f"{HISTORY_TESTS}::test_the_publication_that_a_row_is_about",
    f"{HISTORY_TESTS}::test_only_an_act_on_the_page_that_names_the_word_follows_it",
)
LISTS = "tests/ita/register/test_history_lists.py"
LISTED = (
    f"{LISTS}::test_lists_know_each_act_that_may_follow",
    f"{LISTS}::test_the_lists_are_of_the_site_that_is_asked",
    f"{LISTS}::test_the_requests_of_an_agency_are_counted_each_time_one_was_made",
    f"{LISTS}::test_acts_outside_of_requests_are_no_request",
    f"{LISTS}::test_a_step_began_with_the_act_before_it",
    f"{LISTS}::test_a_page_that_was_deleted_after_it_was_live_is_not_missed",
)
TOLD = ("tests/ita/one_history",)
HEADS = ("tests/ita/register/test_heads.py",)
FACTS_TOLD = ("tests/ita/register/test_facts.py",)
TURNED_AWAY = ("tests/ita/register/test_views.py::test_others_are_turned_away",)
PROTECTED = ("tests/ita/register/test_triggers.py",)
FOUND = ("tests/ita/register/test_search.py",)
BOX = ("tests/ita/register/test_facts.py", "tests/ita/register/test_approval_summary.py", *TOLD)

MUTANTS = [
    # The chain
    Mutant(CHAIN, '    "details",\n', "", GOLDEN),
    Mutant(CHAIN, '    "agency",\n', "", GOLDEN),
    Mutant(CHAIN, '    "previous_sha256",\n', "", GOLDEN),
    Mutant(CHAIN, "ensure_ascii=False", "ensure_ascii=True", GOLDEN),
    Mutant(CHAIN, ', separators=(",", ":")', "", GOLDEN),
    Mutant(CHAIN, "value.astimezone(UTC).isoformat", "value.isoformat", GOLDEN),
    Mutant(CHAIN, 'timespec="microseconds"', 'timespec="auto"', GOLDEN),
    Mutant(CHAIN, '.encode("utf-8", "surrogatepass")', '.encode("utf-8")', GOLDEN),
    # Rows that nobody changes
    Mutant(
        MODELS,
        "        if not self._state.adding:\n            raise RegisterIsAppendOnly\n",
        "",
        WRITTEN,
    ),
    Mutant(
        MODELS,
        "    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:\n"
        "        raise RegisterIsAppendOnly\n",
        "",
        WRITTEN,
    ),
    Mutant(TRIGGERS, '("ita_registerentry", "ita_seal", ', '("ita_registerentry", ', PROTECTED),
    Mutant(TRIGGERS, "WHERE id = NEW.id", "WHERE id < NEW.id", PROTECTED),
    Mutant(TRIGGERS, "BEFORE DELETE ON {table} ", "BEFORE UPDATE ON {table} ", PROTECTED),
    # What is written
    Mutant(WRITER, "previous_sha256=head.sha256", 'previous_sha256=""', WRITTEN),
    Mutant(
        WRITER,
        "    head.entry_id, head.sha256 = entry.pk, entry.sha256\n",
        "",
        VERIFIED,
    ),
    Mutant(WRITER, "of_site(site).filter(fiscal_year=year)", "of_site(site)", FILTERED),
    Mutant(
        WRITER,
        "RegisterEntry.objects.of_site(site).filter(fiscal_year=year)",
        "RegisterEntry.objects.filter(fiscal_year=year)",
        HEADS,
    ),
    Mutant(WRITER, "post.position if post else", "post.full_name if post else", WRITTEN),
    Mutant(
        WRITER,
        "post.full_name if post else user.get_full_name() or user.get_username()",
        "post.full_name if post else user.get_username()",
        WRITTEN,
    ),
    Mutant(
        WRITER,
        "return known or Site.objects.get(is_default_site=True)",
        "return Site.objects.get(is_default_site=True)",
        WRITTEN,
    ),
    Mutant(WRITER, "page.full_url or page.url_path", "page.url_path", WRITTEN),
    Mutant(WRITER, "else page.live_revision_id or 0", "else 0", WRITTEN),
    Mutant(
        WRITER,
        'return str(revision.content.get("content_kind", ""))',
        "pass",
        WRITTEN,
    ),
    Mutant(WRITER, "seal.version if seal else 0", "0", ("tests/ita/integrity/test_seal.py",)),
    Mutant(
        WRITER,
        "@transaction.atomic\n",
        "",
        WRITTEN,
    ),
    # Is the register what was written?
    Mutant(VERIFICATION, "if not hash_holds(entry):", "if False:", VERIFIED),
    Mutant(VERIFICATION, "if entry.previous_sha256 != previous:", "if False:", VERIFIED),
    Mutant(VERIFICATION, "if entry.number != expected:", "if entry.number < expected:", VERIFIED),
    Mutant(VERIFICATION, "    if previous != head:", "    if False:", VERIFIED),
    Mutant(VERIFICATION, "sorted(sites | set(heads))", "sorted(sites)", VERIFIED),
    Mutant(VERIFICATION, "sorted(sites | set(heads))", "sorted(set(heads))", VERIFIED),
    Mutant(VERIFICATION, "[start : start + CHUNK]", "[start : start + CHUNK - 1]", VERIFIED),
    Mutant(VERIFICATION, "for name in triggers.missing():", "for name in ():", VERIFIED),
    Mutant(
        VERIFICATION,
        "entry is None or not isinstance(entry.number, int)",
        "entry is None",
        VERIFIED,
    ),
    Mutant(VERIFICATION, "except KeyError:", "except ValueError:", VERIFIED),
    Mutant(
        VERIFICATION,
        "if RegisterEntry.objects.filter(sha256=sha256).exists():",
        "if RegisterEntry.objects.exists():",
        VERIFIED,
    ),
    Mutant("ita/register/heads.py", "filter(site_id=site_id).last()", "last()", HEADS),
    Mutant("ita/register/heads.py", "filter(pk__in=last", "exclude(pk__in=last", HEADS),
    # What the acts amount to
    Mutant(HISTORY, "case Act.RETURNED | Act.CHANGED:", "case Act.RETURNED:", READ),
    Mutant(HISTORY, "OF_WORD | {Act.SCAN_ATTACHED}", "OF_WORD", READ),
    Mutant(HISTORY, "ANSWERS = {Act.RETURNED, Act.REFUSED}", "ANSWERS = {Act.RETURNED}", READ),
    Mutant(
        HISTORY,
        "BINDS = {Act.PUBLISHED, Act.DRIFT_CONFIRMED}",
        "BINDS = {Act.PUBLISHED}",
        READ,
    ),
    Mutant(
        HISTORY,
        "UNBINDS = {Act.TAKEN_DOWN, Act.DRIFT_WITHDRAWN}",
        "UNBINDS = {Act.TAKEN_DOWN}",
        READ,
    ),
    Mutant(
        HISTORY,
        "Act.PUT_BACK, Act.DRIFT_FOUND, Act.DELETED}",
        "Act.PUT_BACK, Act.DRIFT_FOUND}",
        LISTED,
    ),
    Mutant(
        HISTORY,
        "Act.RETURNED, Act.REFUSED, Act.CHANGED, Act",
        "Act.RETURNED, Act.REFUSED, Act",
        LISTED,
    ),
    Mutant(
        HISTORY, "{Act.REQUESTED, Act.APPROVED, Act.ORAL_APP", "{Act.APPROVED, Act.ORAL_APP", LISTED
    ),
    Mutant(
        HISTORY,
        "{Act.REQUESTED, Act.APPROVED, Act.ORAL_APPROVED, Act.ORAL_CONF",
        "{Act.REQUESTED, Act.APPROVED, Act.ORAL_CONF",
        LISTED,
    ),
    Mutant(
        HISTORY,
        "status = RequestStatus(status.first, requested=row, answer=status.answer)",
        "status = RequestStatus(status.first, requested=row)",
        READ,
    ),
    Mutant(HISTORY, '"last": row, "scheduled": None', '"last": row', READ),
    Mutant(HISTORY, '"confirmed", "denied", "lapsed"', '"confirmed", "lapsed"', READ),
    Mutant(HISTORY, '"denied", "lapsed", "overdue"', '"denied", "overdue"', READ),
    Mutant(HISTORY, '"lapsed", "overdue")', '"lapsed")', READ),
    Mutant(HISTORY, '{"approved": None, "confirmed": None}', '{"approved": None}', READ),
    Mutant(HISTORY, '{"approved": None, "published": None}', '{"approved": None}', READ),
    Mutant(HISTORY, " or row.act not in OF_WORD:", ":", READ),
    Mutant(HISTORY, "{Act.ORAL_DENIED, Act.ORAL_LAPSED}", "{Act.ORAL_DENIED}", LISTED),
    Mutant(
        HISTORY, "None if row.act == Act.PUBLISHED else status.archived", "status.archived", READ
    ),
    Mutant(HISTORY, "None if row.act == Act.PUBLISHED else status.archived", "None", READ),
    Mutant(HISTORY, "return replace(status, ended=row)", "return status", READ),
    Mutant(HISTORY, "read_request(rows) if request_id else None", "read_request(rows)", LISTED),
    Mutant(HISTORY, "pk__lt=entry.pk", "pk__lte=entry.pk", LISTED),
    Mutant(HISTORY, "ASIDE | {Act.SCHEDULED}", "ASIDE", LISTED),
    Mutant(
        HISTORY,
        'entry.act in of_page and "oral',
        'entry.act in of_page or "oral',
        READ,
    ),
    Mutant(
        HISTORY,
        "return RegisterEntry.objects.of_site(site).filter(act=Act.REQUESTED)",
        "return RegisterEntry.objects.filter(act=Act.REQUESTED)",
        LISTED,
    ),
    Mutant(HISTORY, "found.of_site(site) if site else found", "found", LISTED),
    # What is told of it
    Mutant(SUMMARY, "row = status.drift or status.binding", "row = status.binding", BOX),
    Mutant(SUMMARY, "    if status.drift:\n", "    if False:\n", BOX),
    Mutant(SUMMARY, "request.confirmed or request.approved", "request.approved", BOX),
    Mutant(SUMMARY, "if request.word.is_overdue:", "if not request.word.is_overdue:", BOX),
    Mutant(
        FACTS,
        '"yes" if answers[question] else "no"',
        '"no" if answers[question] else "yes"',
        FACTS_TOLD,
    ),
    Mutant(FACTS, " if name not in entry.reason]", "]", FACTS_TOLD),
    Mutant("ita/register/search.py", "NUMBER.fullmatch", "NUMBER.match", FOUND),
    Mutant("ita/register/search.py", "to_thai_digits(text)}", "text}", FOUND),
    Mutant(
        "ita/register/rules.py",
        'if user.has_perm("ita.view_registerentry"):',
        "if user.is_active:",
        TURNED_AWAY,
    ),
    Mutant(
        "ita/register/timeline/rules.py",
        "page is not None and page.permissions_for_user(user).can_edit()",
        "page is not None",
        ("tests/ita/register/timeline/test_views.py",),
    ),
]
