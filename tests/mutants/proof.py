"""What leaves the database, what is compared with it, and who may do what to it."""

from tests.mutants import Mutant
from tests.mutants._groups import changes

ANCHORS = "tests/ita/register/anchors"
VERIFIED = (f"{ANCHORS}/test_verification.py",)
FILED = (f"{ANCHORS}/test_file.py",)
WRITTEN = (f"{ANCHORS}/test_operations.py",)
STAMPED = (f"{ANCHORS}/test_stamps.py",)
KEPT = (f"{ANCHORS}/test_stamp_verification.py",)
DELIVERED = (f"{ANCHORS}/test_delivery.py",)
RESTORED = ("tests/ita/register/restores/test_operations.py",)
SHOWN = ("tests/ita/register/restores/test_views.py",)
SEALS = ("tests/ita/integrity/test_seal_verification.py",)
FRAME = ("tests/ita/integrity/test_frame.py",)
FILES = ("tests/ita/integrity/test_file_facts.py",)
MAILED = ("tests/ita/notifications/test_digest.py",)
CALLED = ("tests/home/core/test_calls.py",)

MUTANTS: list[Mutant] = [
    *changes(
        "ita/register/anchors/file.py",
        FILED,
        ('previous = lines[-1].sha256 if lines else ""', 'previous = ""'),
        ("fcntl.flock(file, fcntl.LOCK_EX)", "pass"),
        ('torn = b"\\n" if end and not', 'torn = b"\\n" if not end and not'),
        ("sort_keys=True", "sort_keys=False"),
    ),
    *changes(
        "ita/register/anchors/operations.py",
        WRITTEN,
        ("PAUSE = timedelta(minutes=5)", "PAUSE = timedelta(minutes=1)"),
        ("newest.entry_sha256 != head.sha256 and", ""),
        ("if settings.ANCHOR_URL:", "if True:"),
        (" or recent.exists()", ""),
        ("    if stamps.filter(anchor=newest).exists():\n        return None\n", ""),
        ("copies.update(state", "copies.none().update(state"),
    ),
    *changes(
        "ita/register/anchors/verification.py",
        VERIFIED,
        ("known_anchors = [] if copy else", "known_anchors = [] if not copy else"),
        ('if not follower or follower["previous"] != line.sha256:', "if not follower:"),
        ('line.facts["previous"] == previous', "True"),
        ('line.facts["previous"] in known', "True"),
        ('if own and line.facts["installation"] != own:', "if False:"),
        ("if lines and not own:", "if False:"),
        ("if sha256 not in written]", "if False]"),
        ("line.position <= self._positions.get(restore.newest_anchor, 0)", "True"),
        ('line.facts["rows"] > restore.rows', "True"),
        ("if not restore.accepted)", "if restore.accepted)"),
        ("pk__gt=explained", "pk__gt=0"),
    ),
    *changes(
        "ita/register/anchors/stamps.py",
        STAMPED,
        ("nonce=nonce).build()", "nonce=None).build()"),
        ("if abs(time - timezone.now()) > CLOCKS_DIFFER:", "if False:"),
        ("if status != 200:", "if False:"),
        ("    _trusted()  # a stamp", "    # a stamp"),
        ("verifier.verify_message(response, line)", "pass"),
    ),
    *changes(
        "ita/register/anchors/stamp_verification.py",
        KEPT,
        ("if sha256 not in names:", "if False:"),
        ("    if line is None:\n", "    if False:\n"),
        ("time < line.time - CLOCKS_DIFFER", "False"),
    ),
    *changes(
        "ita/register/anchors/delivery.py",
        DELIVERED,
        ("if not _is_wanted(delivery):", "if False:"),
        ("                return made\n", "                continue\n"),
        ("if not 200 <= status < 300:", "if False:"),
    ),
    *changes(
        "ita/register/restores/rules.py",
        (*RESTORED, *SHOWN),
        ("user.is_active and user.is_superuser", "user.is_active"),
        ("user.is_active and user.is_superuser", "user.is_superuser"),
        ("    if restore.accepted:\n", "    if False:\n"),
        ("if reason.strip():", "if reason:"),
        ("    if why_not_administrator(user):\n        return []\n", ""),
    ),
    *changes(
        "ita/integrity/seal_verification.py",
        (*SEALS, *FRAME),
        ("if digest != seal.sha256:", "if False:"),
        ("(seal.request_id or rows.frame)", "seal.request_id"),
        ("(seal.request_id or rows.frame)", "True"),
        ("if key not in found:", "if False:"),
        ("if keeps_seal(row.act):", "if True:"),
        ("if seal.sha256 in rows.erased.get(seal.erased_by, set()):", "if True:"),
        ("        if seal.content:\n", "        if False:\n"),
        ("sorted(rows.frame - found)", "()"),
    ),
    *changes(
        "ita/integrity/frame.py",
        FRAME,
        ("pk__gt=since if known else 0", "pk__gt=0"),
        (" if (page_id, sha256) not in named]", "]"),
    ),
    *changes(
        "ita/integrity/file_facts.py",
        FILES,
        ("    if changed:\n", "    if False:\n"),
        ("    if wrong:\n", "    if False:\n"),
        ("storage.get_modified_time(path)", "datetime.min"),
        ("storage.size(path)", "0"),
        ("return FileFacts(path,", 'return FileFacts("",'),
    ),
    *changes(
        "ita/workflow/operations.py",
        FILES,
        ("            ensure(binding.why_not_as_sealed(seal, read or {}))\n", "            pass\n"),
        ("@binding.read_files_first\n", ""),
    ),
    *changes(
        "ita/notifications/jobs.py",
        MAILED,
        ('.exclude(email="")', ""),
        ("known.filter(state=SendState.DROPPED)", "known.none()"),
        (" if user.pk not in told", ""),
    ),
    *changes(
        "ita/notifications/digest.py",
        MAILED,
        ("head_of(notice.entry.site_id) if is_keeper else None", "None"),
        (
            "head_of(notice.entry.site_id) if is_keeper else None",
            "head_of(notice.entry.site_id)",
        ),
    ),
    *changes(
        "home/core/calls.py",
        CALLED,
        ("if left < 0:", "if False:"),
        ("self._timer.start()", "pass"),
        ("inside_allowed or settings.WEBHOOK_INSIDE_ALLOWED", "True"),
    ),
    *changes(
        "ita/register/triggers.py",
        (*SEALS, "tests/ita/register/test_triggers.py"),
        ("OLD.{row} = 0 AND ", ""),
        (" AND NEW.{row} > 0", ""),
        ("NEW.{text} = '' AND ", ""),
        ("OLD.{text} <> '' AND ", ""),
        (" AND NEW.{name} = OLD.{name}", ""),
        ("if found.get(name) != expected]", "if name not in found]"),
    ),
]
