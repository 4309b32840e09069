from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from home.thai.calendar import FIRST_BE_YEAR, local_date, to_ce
from home.thai.numerals import to_arabic_digits
from ita.management.paths import writable
from ita.management.sites import site_of
from ita.monitoring.memo.figures import MemoFigures, memo_figures
from ita.monitoring.memo.findings import limits
from ita.monitoring.memo.models import Memo
from ita.monitoring.memo.periods import WHOLE_YEAR, Period
from ita.monitoring.memo.rules import why_not_period
from ita.monitoring.memo.text import memo_paper
from ita.papers.render import WRITERS
from ita.register.figures import Figure

YEARS = range(FIRST_BE_YEAR, FIRST_BE_YEAR + 300)


class Command(BaseCommand):
    help = "Write the yearly monitoring memo of an agency: monitoring_memo 2570 out.docx"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", help="fiscal year, B.E.")
        parser.add_argument("out", type=Path, help="the .docx or .pdf file to write")
        parser.add_argument("--site", default="", help="host of the agency's site")
        parser.add_argument("--quarter", default="", help="1 to 4; the whole year without")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override("th"):
            period = _period(options["year"], options["quarter"])
            writer = WRITERS[_extension(options["out"])]
            site = site_of(options["site"])
            path = writable(options["out"])
            figures = memo_figures(site, period, local_date(timezone.now()))
            memo = Memo.objects.of(site, period).first()
            _write(path, writer(memo_paper(site, figures, memo)))
            self.stdout.write(self.style.SUCCESS(_report(path, figures)))


def _period(year: str, quarter: str) -> Period:
    wanted = to_arabic_digits(year).strip()
    if not wanted.isdecimal() or int(wanted) not in YEARS:
        raise CommandError(
            _("“%(year)s” is no fiscal year. Please write it in B.E., for example 2569.")
            % {"year": year}
        )
    number = to_arabic_digits(quarter).strip() or str(WHOLE_YEAR)
    period = Period(to_ce(int(wanted)), int(number) if number.isdecimal() else -1)
    if reason := why_not_period(period, local_date(timezone.now())):
        raise CommandError(reason)
    return period


def _extension(path: Path) -> str:
    extension = path.suffix.lower().removeprefix(".")
    if extension not in WRITERS:
        raise CommandError(
            _("“%(name)s” ends in neither .docx nor .pdf. Please name the file so.")
            % {"name": path.name}
        )
    return extension


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CommandError(
            _("The file %(path)s could not be written: %(reason)s")
            % {"path": path, "reason": error.strerror or error}
        ) from error


def _report(path: Path, figures: MemoFigures) -> str:
    said = _("Wrote %(path)s: %(first)s pages published for the first time, %(all)s publications")
    done = said % {
        "path": path,
        "first": figures.count(Figure.FIRST),
        "all": figures.count(Figure.PUBLISHED),
    }
    return " ".join(filter(None, (done, limits(figures))))
