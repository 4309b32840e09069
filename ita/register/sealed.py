"""What the rows of the register say of what is kept elsewhere: texts of seals, frozen bytes."""

from django.db.models import Q

from ita.register.enums import Act
from ita.register.models import RegisterEntry, RegisterEntryQuerySet

Key = tuple[int, str]  # a page's number and the hash of its content
# Keys in the details of an act that erases: the hashes of the texts; of each file its key
# ("document:12") and its hash.
ERASED = "erased_seals"
ERASED_FILES = "erased_files"
# Of texts that were erased: the keys of the files that they showed to the public.
SHOWN_FILES = "shown_files"
CLOSED_FILES = "closed_files"  # as those, of an act that closes them for good


def naming_seals() -> RegisterEntryQuerySet:
    """Rows that name a seal, oldest first."""
    return RegisterEntry.objects.exclude(seal_sha256="").order_by("pk")


def keeps_seal(act: str) -> bool:
    """Whether the seal that a row of ``act`` names is stored; a check only notes the hash."""
    return act != Act.CHECKED


def frame_seals() -> set[Key]:
    """The seals of front pages and sections, as setups put them on the register."""
    rows = RegisterEntry.objects.filter(act=Act.FRAME_SET).values_list("details", flat=True)
    return {(page_id, sha256) for details in rows for page_id, sha256 in details["seals"]}


def erased_seals() -> dict[int, set[str]]:
    """{number of the row: hashes of the texts that its act erased}."""
    rows = RegisterEntry.objects.filter(details__has_key=ERASED)
    return {pk: set(details[ERASED]) for pk, details in rows.values_list("pk", "details")}


def rows_erasing(key: str) -> dict[int, RegisterEntry]:
    """{number: row} of the acts that erased something of the kind ``key``."""
    return RegisterEntry.objects.filter(details__has_key=key).in_bulk()


def closed_files() -> dict[int, list[list[str]]]:
    """{number of the row: name and hash of each file that its act closed or erased}."""
    keys = Q(details__has_key=CLOSED_FILES) | Q(details__has_key=ERASED_FILES)
    rows = RegisterEntry.objects.filter(keys).values_list("pk", "details")
    return {
        pk: [*details.get(CLOSED_FILES, []), *details.get(ERASED_FILES, [])] for pk, details in rows
    }


def shown_by_erased(page_id: int | None = None) -> set[str]:
    """Keys ("document:12") of the files that erased texts showed to the public: of one page, or of
    all."""
    rows = RegisterEntry.objects.filter(details__has_key=SHOWN_FILES)
    if page_id is not None:
        rows = rows.filter(page_id=page_id)
    return {
        key for details in rows.values_list("details", flat=True) for key in details[SHOWN_FILES]
    }


def closes_or_erases(row: RegisterEntry) -> bool:
    """Whether ``row`` closed or erased personal data: the address of what is gone leads to it, and
    the public is told when and by which post, no more."""
    return row.act in (Act.FILE_CLOSED, Act.DATA_ERASED)


def filing_rows() -> dict[int, RegisterEntry]:
    """{number: row} of all rows by which an assessment was filed."""
    return {row.pk: row for row in RegisterEntry.objects.filter(act=Act.FILED)}
