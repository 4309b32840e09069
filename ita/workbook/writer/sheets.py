"""A list of any length, row by row: what was written leaves the memory."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext as _
from openpyxl.formatting.rule import CellIsRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from home.core.spreadsheets import FORMULA_STARTS
from ita.assessment.enums import ItemState
from ita.workbook.sheets import CHOICES, Column, Kind, Offered, Role, Sheet
from ita.workbook.writer import page
from ita.workbook.writer.frame import Frame
from ita.workbook.writer.heights import row_height
from ita.workbook.writer.stream import StreamSheet, Value
from ita.workbook.writer.styles import TEXT_SIZE, Look, Styles

MOST_TYPED = 255  # letters of a drop-down's words in the sheet itself; Excel's limit


class ListWriter:
    """Writes the rows of ``sheet`` to ``target``, the headings first."""

    def __init__(
        self,
        target: StreamSheet,
        sheet: Sheet,
        styles: Styles,
        frame: Frame,
        is_heading: Callable[[Any], bool] = lambda row: False,
    ) -> None:
        self.target, self.sheet, self.styles, self.frame = target, sheet, styles, frame
        self.is_heading = is_heading
        self._styles: dict[tuple[Any, bool], int] = {}
        self._set_up()
        headings = [self._heading(column) for column in sheet.columns]
        shown = [
            (text, column.width)
            for text, column in zip(headings, sheet.columns, strict=True)
            if not column.is_hidden
        ]
        look = styles.of(Look(is_title=True))
        target.add(
            [target.cell(index, look, text) for index, text in enumerate(headings)],
            row_height(shown, TEXT_SIZE),
        )

    def write(self, row: Any) -> None:
        target, is_heading = self.target, self.is_heading(row)
        cells, texts = [], []
        for index, column in enumerate(self.sheet.columns):
            value = column.getter(row)
            link, is_shrunk = "", bool(column.kind == Kind.LINK and value)
            if is_shrunk:  # LibreOffice breaks no address that is a link, and would cut it
                link = target.link_of(column.link(row) if column.link else str(value))
                value = uri_to_iri(str(value))
            key = (index, bool(link), is_heading, self._is_open(column, row), is_shrunk)
            cells.append(target.cell(index, self._style(key, value), value, link))
            if value and not column.is_hidden and not is_shrunk and isinstance(value, str):
                texts.append((value, column.width))
        target.add(cells, row_height(texts, TEXT_SIZE))

    def _style(self, key: tuple[int, bool, bool, bool, bool], value: Value) -> int:
        """By the column: a look is found far slower than a number."""
        is_quoted = isinstance(value, str) and value[:1] in FORMULA_STARTS
        if (key, is_quoted) not in self._styles:
            index, is_link, is_heading, is_open, is_shrunk = key
            look = Look(
                kind=self.sheet.columns[index].kind,
                is_link=is_link,
                is_heading=is_heading,
                is_open=is_open,
                is_marked=is_open and self.frame.is_inside,
                is_shrunk=is_shrunk,
            )
            self._styles[key, is_quoted] = self.styles.of(look, value)
        return self._styles[key, is_quoted]

    def close(self) -> int:
        """What belongs below the rows; returns how many there were."""
        count = self.target.row_count - 1
        last = get_column_letter(len(self.sheet.columns))
        self.target.auto_filter.ref = f"A1:{last}{count + 1}"
        if count:
            self._colour_states(count + 1)
            for index, column in enumerate(self.sheet.columns, start=1):
                if column.choices:
                    self._offer(column, get_column_letter(index), count + 1)
        return count

    def _heading(self, column: Column) -> str:
        return self.frame.key if column.role == Role.KEY else str(column.heading)

    def _is_open(self, column: Column, row: Any) -> bool:
        """Inside what comes back; outside what an officer may still fill in before it is sent."""
        if self.frame.is_inside:
            return bool(column.is_open and column.is_open(row))
        return bool(column.choices) or column.role == Role.NOTE

    def _set_up(self) -> None:
        page.set_page(self.target, self.sheet, self.frame)
        for index, column in enumerate(self.sheet.columns, start=1):
            dimension = self.target.column_dimensions[get_column_letter(index)]
            dimension.width, dimension.hidden = column.width, column.is_hidden
        if self.frame.is_protected:
            page.protect(self.target)

    def _colour_states(self, last_row: int) -> None:
        """Colours follow the text, so a state that an officer corrects changes its colour."""
        if not self.sheet.has(Role.STATE):
            return
        letter = self.sheet.letter(Role.STATE)
        for state in ItemState:
            rule = CellIsRule(
                operator="equal",
                formula=[f'"{state.label}"'],
                fill=self.styles.state_fill(state),
            )
            self.target.conditional_formatting.add(f"{letter}2:{letter}{last_row}", rule)

    def _offer(self, column: Column, letter: str, last_row: int) -> None:
        source = CHOICE_RANGES.get(column.choices) if isinstance(column.choices, Offered) else None
        words = ",".join(map(str, () if source else column.choices))  # type: ignore[arg-type]
        if not source and len(words) > MOST_TYPED:
            return
        validation = DataValidation(
            type="list",
            formula1=source or f'"{words}"',
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=_("Please choose from the list"),
            error=_("Only the words of the list can be read again."),
        )
        validation.add(f"{letter}2:{letter}{last_row}")
        self.target.data_validations.append(validation)


CHOICE_RANGES = {
    Offered.UNITS: f"'{CHOICES}'!$A$1:$A$1000",
    Offered.OFFICERS: f"'{CHOICES}'!$B$1:$B$1000",
}


def write_choices(
    target: StreamSheet, styles: Styles, offered: Mapping[Offered, Sequence[str]]
) -> None:
    """The agency's own words of drop-downs, on a sheet that is not shown."""
    target.sheet_state = "hidden"
    columns = [list(offered[each]) for each in Offered]
    look = styles.of(Look())
    for number in range(max(map(len, columns), default=0)):
        row = [names[number] if number < len(names) else "" for names in columns]
        target.add([target.cell(index, look, name) for index, name in enumerate(row)])
