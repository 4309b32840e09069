"""What search keeps of a file, when its bytes are erased."""

from django.db import connections, router
from wagtail.search.models import IndexEntry

from home.models import AgencyDocument
from home.models.files import StoredFile
from search.indexing.vocabulary import recount
from search.models import FileReading, Passage


def forget_file(stored: StoredFile) -> None:
    """Forget the text of the document; it is not read again (``search.passages.jobs.unread``)."""
    if isinstance(stored, AgencyDocument):
        FileReading.objects.filter(document=stored).delete()  # what a reader finds is not stored
        for passage in Passage.objects.filter(document=stored):
            passage.delete()  # one by one: each leaves the index


def remembers_file(stored: StoredFile) -> bool:
    if not isinstance(stored, AgencyDocument):
        return False
    return Passage.objects.filter(document=stored).exists()


def tidy() -> None:
    """Words that stand in no entry any more are forgotten. SQLite's index keeps deleted words until
    its parts are merged."""
    recount()
    connection = connections[router.db_for_write(IndexEntry)]
    if connection.vendor == "sqlite":
        table = connection.ops.quote_name(f"{IndexEntry._meta.db_table}_fts")
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")
