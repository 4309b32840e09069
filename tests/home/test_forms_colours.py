"""The prepared colours can all be chosen, in every pair, and the field offers them."""

import pytest

from home import colours
from home.forms.colours import ACCENT_COLOURS, MAIN_COLOURS, ColourInput


@pytest.mark.parametrize("colour", MAIN_COLOURS)
def test_every_prepared_colour_is_read_with_every_prepared_accent(colour: str) -> None:
    colours.validate_colour(colour)
    for accent in ACCENT_COLOURS:
        colours.validate_accent(accent, colour)


def test_the_field_offers_them_and_keeps_what_was_written() -> None:
    html = ColourInput(MAIN_COLOURS).render("colour", '#123456"><script>', {"id": "id_colour"})
    assert 'list="id_colour_colours"' in html and '<datalist id="id_colour_colours">' in html
    assert html.count('<option value="#') == len(MAIN_COLOURS)
    assert "<script>" not in html and "#123456" in html
