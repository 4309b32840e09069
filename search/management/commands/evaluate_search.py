"""How well search finds: ``manage.py evaluate_search CORPUS.jsonl QUESTIONS.jsonl``."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.evaluation.asking import Asked, ask_all, figures
from search.evaluation.corpus import BadLine, read_corpus, read_questions, scaled
from search.evaluation.metrics import recall
from search.evaluation.pages import index, make_pages
from search.evaluation.throwaway import throwaway_database

STOCK = "wagtail.search.backends.database"
STOCK_SECONDS = (
    120.0  # at fifty thousand texts the stock backend of SQLite takes minutes a question
)


class Command(BaseCommand):
    help = "Build a throwaway index of CORPUS, ask QUESTIONS, print how well they were answered."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("corpus", type=Path, help='{"id", "title", "text"} a line')
        parser.add_argument("questions", type=Path, help='{"q", "mode", "relevant"} a line')
        parser.add_argument("--json", action="store_true", help="one line with the figures")
        parser.add_argument("--scale", type=int, default=0, help="vary the corpus to so many texts")
        parser.add_argument("--missed", action="store_true", help="list what was not found")
        parser.add_argument(
            "--no-stock", action="store_true", help="do not ask Wagtail's own backend"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            texts, questions = read_corpus(options["corpus"]), read_questions(options["questions"])
        except (OSError, BadLine) as error:
            raise CommandError(str(error)) from error
        if not texts or not questions:
            raise CommandError("The corpus and the questions must have at least one line each.")
        with throwaway_database():
            numbers = make_pages(scaled(texts, options["scale"]))
            index("default")
            ask_all("default", questions, numbers, seconds=10.0)  # warm
            asked = ask_all("default", questions, numbers, seconds=3600.0)
            stock: list[Asked] = []
            if not options["no_stock"]:
                index(STOCK)
                stock = ask_all(STOCK, questions, numbers, STOCK_SECONDS)
        self._print(asked, stock, **options)

    def _print(self, asked: list[Asked], stock: list[Asked], **options: Any) -> None:
        ours = asdict(figures(asked))
        theirs = asdict(figures(stock)) if stock else {}
        if options["json"]:
            line = ours | {f"stock_{name}": value for name, value in theirs.items()}
            self.stdout.write(json.dumps(line))
            return
        self.stdout.write(f"{'':20}{'this search':>14}{'stock Wagtail':>16}")
        for name, value in ours.items():
            self.stdout.write(f"{name:20}{value:>14}{theirs.get(name, '-'):>16}")
        if options["missed"]:
            for one in asked:
                if recall(one.question, one.found) < 1:
                    missing = sorted(one.question.answers.difference(one.found))[:5]
                    self.stdout.write(f"{one.question.text}: {one.found[:3]}, not {missing}")
