import subprocess
import sys

from django.conf import settings

PATIENCE = 120  # seconds; it takes one, or for ever
TWO_THREADS = """
import re, sqlite3, threading
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from tests.shared_connection import one_cursor_at_a_time

one_cursor_at_a_time()
shared = sqlite3.connect(":memory:", check_same_thread=False)
shared.create_function("REGEXP", 2, lambda pattern, text: bool(re.search(pattern, text)))
shared.execute("CREATE TABLE names (name TEXT)")
shared.executemany("INSERT INTO names VALUES (?)", [(f"page {n}",) for n in range(200)])

def ask(query, value, times):
    for _time in range(times):
        list(shared.cursor(SQLiteCursorWrapper).execute(query, (value,)))

threads = [
    threading.Thread(target=ask, args=("SELECT * FROM names WHERE name REGEXP %s", "1$", 300)),
    threading.Thread(target=ask, args=("SELECT 1 WHERE 1 = %s", 1, 20_000)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_two_threads_on_one_connection_do_not_wait_for_each_other() -> None:
    command = [sys.executable, "-c", TWO_THREADS]
    subprocess.run(command, check=True, cwd=settings.BASE_DIR, timeout=PATIENCE)
