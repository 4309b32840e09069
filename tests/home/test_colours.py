"""An agency's colours: refused where words could not be read, in any theme."""

import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ValidationError

from home import colours

GOOD = ["#0b4257", "#5b2d8e", "#1c6b3c", "#8c1d18", "#000000"]
CSS = Path(django_settings.BASE_DIR) / "ita_site/static/css"


def token(sheet: str, name: str) -> str:
    """What a theme says of a token, as "#rrggbb"."""
    found = re.search(rf"--{name}: (?:var\([^,]+, )?(#[0-9a-f]+)", (CSS / sheet).read_text())
    assert found, name
    digits = found[1][1:]
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def test_contrast_is_that_of_the_standard() -> None:
    assert colours.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", GOOD)
def test_a_dark_colour_does_and_every_shade_of_it_can_be_read(colour: str) -> None:
    colours.validate_colour(colour)
    made = dict(re.findall(r"--agency-([a-z-]+): (#[0-9a-f]{6})", colours.style_sheet(colour, "")))
    pairs = [
        (made["colour"], "#ffffff"),
        (made["link"], token("site.css", "paper")),
        (made["link"], made["soft"]),
        (made["deep"], made["soft"]),
        (token("site.css", "on-band-quiet"), made["deep"]),
        (token("site.css", "on-band-quiet"), made["glow"]),
        (made["tint"], token("dark.css", "on-primary")),
        *((made["tint"], token("dark.css", ground)) for ground in GROUNDS),
        *((made["tint-deep"], token("dark.css", ground)) for ground in GROUNDS),
    ]
    for one, other in pairs:
        assert colours.contrast(one, other) >= colours.ENOUGH, (one, other)


GROUNDS = ("surface", "paper", "primary-soft", "accent-soft")


def test_the_grounds_of_the_dark_theme_are_those_of_its_style_sheet() -> None:
    assert [token("dark.css", name) for name in GROUNDS] == list(colours.DARK_GROUNDS)
    assert token("dark.css", "on-primary") == colours.ON_TINT
    assert token("site.css", "on-band-quiet") == colours.QUIET_ON_BAND
    assert token("site.css", "primary") == colours.COLOUR
    assert token("site.css", "accent") == colours.ACCENT


@pytest.mark.parametrize("sheet", ["site.css", "dark.css", "contrast.css"])
def test_the_words_of_every_theme_can_be_read(sheet: str) -> None:
    for words in ("ink", "ink-quiet", "link", "primary-deep"):
        for ground in ("paper", "surface", "primary-soft"):
            assert colours.contrast(token(sheet, words), token(sheet, ground)) >= colours.ENOUGH
    assert colours.contrast(token(sheet, "link"), token(sheet, "found")) >= colours.ENOUGH
    for kind in ("good", "bad", "told", "plain", "accent"):
        words = token(sheet, "accent-ink" if kind == "accent" else kind)
        assert colours.contrast(words, token(sheet, f"{kind}-soft")) >= colours.ENOUGH, kind


@pytest.mark.parametrize("colour", ["#ff0000", "#ffcc00", "#777777", "#FFFFFF"])
def test_a_colour_that_is_too_light_is_refused_with_the_nearest_that_does(colour: str) -> None:
    with pytest.raises(ValidationError) as refused:
        colours.validate_colour(colour)
    nearest = re.search(r"#[0-9a-f]{6}", str(refused.value.messages))
    assert nearest
    colours.validate_colour(nearest[0])
    assert colours.style_sheet(colour, "") == ""


@pytest.mark.parametrize("value", ["red", "#12", "#12345g", "0b4257", "#0b4257;}", " #0b4257"])
def test_what_is_no_colour_is_refused_and_never_comes_into_css(value: str) -> None:
    with pytest.raises(ValidationError):
        colours.validate_colour(value)
    with pytest.raises(ValidationError):
        colours.validate_accent(value, "")
    assert colours.style_sheet(value, value) == ""


def test_an_accent_is_read_on_the_main_colour_in_use() -> None:
    colours.validate_accent("#f2c56b", "")
    with pytest.raises(ValidationError) as refused:
        colours.validate_accent("#7a4a00", "#5b2d8e")
    nearest = re.search(r"#[0-9a-f]{6}", str(refused.value.messages))
    assert nearest
    colours.validate_accent(nearest[0], "#5b2d8e")
    assert "--agency-accent: #f2c56b" in colours.style_sheet("#5b2d8e", "#f2c56b")
    assert "--agency-accent" not in colours.style_sheet("#5b2d8e", "#7a4a00")


def test_other_colours_have_another_address() -> None:
    one, other = (colours.style_sheet(colour, "") for colour in GOOD[:2])
    assert colours.digest(one) != colours.digest(other)
