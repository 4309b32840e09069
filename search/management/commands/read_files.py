from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.models import FileReading, ReadingState
from search.passages.jobs import unread
from search.passages.operations import forget_readings, read_document


class Command(BaseCommand):
    help = "Read the text of the documents that search has not read yet. Can be interrupted."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="read all of them anew, after a change of rules"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            forget_readings()
        numbers = list(unread())
        for done, number in enumerate(numbers, start=1):
            reading = read_document(number)
            if reading:
                document, state = reading.document, reading.get_outcome_display()
                self.stdout.write(f"{done}/{len(numbers)} {document.filename}: {state}")
        self._write_summary()

    def _write_summary(self) -> None:
        for state in ReadingState:
            if count := FileReading.objects.filter(outcome=state).count():
                self.stdout.write(f"  {state.label}: {count}")
