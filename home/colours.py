"""The agency's own colours: which can be read in every theme, and the style sheet made of them.

The themes (``ita_site/static/css/site.css``, ``dark.css``) take from it the agency's colour for
surfaces that are dark in every theme (menu, front, footer, buttons, links by day) and a tint of it
for links and buttons in the dark. The contrast is that of WCAG 2.1, 1.4.3 (AA): 4.5 : 1.
"""

import hashlib
import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ENOUGH = 4.5
COLOUR, ACCENT = "#0b4257", "#f2c56b"  # where the agency chose none: those of site.css
WHITE, BLACK = "#ffffff", "#000000"
QUIET_ON_BAND = "#dbeaee"  # --on-band-quiet
ON_TINT = "#0b1418"  # --on-primary of dark.css
# What a tint must be read on: --surface, --paper, --primary-soft and --accent-soft of dark.css.
DARK_GROUNDS = ("#16232a", "#0e171b", "#20343d", "#372d18")

_HEX = re.compile(r"#[0-9a-f]{6}")


def is_colour(value: str) -> bool:
    """Whether ``value`` is written as "#0b4257"."""
    return _HEX.fullmatch(value.lower()) is not None


def is_main_colour(value: str) -> bool:
    """Whether ``value`` is a colour that can be an agency's main colour."""
    return is_colour(value) and _is_dark_enough(value)


def validate_colour(value: str) -> None:
    """Refuse a main colour on which white words, or which as words on white, could not be read."""
    if not is_colour(value):
        raise ValidationError(
            _("Please write the colour as # and six digits or letters a to f, as in #0b4257.")
        )
    if not _is_dark_enough(value):
        raise ValidationError(
            _("White words cannot be read on this colour. The nearest that can is %(colour)s."),
            params={"colour": next(c for c in _towards(value, BLACK) if _is_dark_enough(c))},
        )


def validate_accent(accent: str, colour: str) -> None:
    """Refuse an accent that could not be read on the main colour ("" is the one we ship)."""
    if not is_colour(accent):
        raise ValidationError(
            _("Please write the colour as # and six digits or letters a to f, as in #0b4257.")
        )
    main = colour if is_main_colour(colour) else COLOUR
    if contrast(accent, main) < ENOUGH:
        raise ValidationError(
            _("It cannot be read on the main colour. The nearest that can is %(colour)s."),
            params={
                "colour": next(c for c in _towards(accent, WHITE) if contrast(c, main) >= ENOUGH)
            },
        )


def style_sheet(colour: str, accent: str) -> str:
    """The CSS that sets the agency's colours; "" where it chose none that can be used."""
    has_colour = is_main_colour(colour)
    main = colour if has_colour else COLOUR
    has_accent = is_colour(accent) and contrast(accent, main) >= ENOUGH
    rules = {
        **(_main_colours(colour) if has_colour else {}),
        **({"accent": accent} if has_accent else {}),
    }
    lines = "".join(f"  --agency-{name}: {value};\n" for name, value in rules.items())
    return f":root {{\n{lines}}}\n" if rules else ""


def digest(css: str) -> str:
    """What stands in the address of a style sheet: it changes with the colours."""
    return hashlib.sha256(css.encode()).hexdigest()[:12]


def contrast(one: str, other: str) -> float:
    """How far two colours are apart in light, from 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """``colour`` with a ``share`` (0 to 1) of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _main_colours(colour: str) -> dict[str, str]:
    tint = next(c for c in _towards(colour, WHITE) if _is_light_enough(c))
    glow = [mix(colour, WHITE, share / 100) for share in range(20, -1, -1)]
    return {
        "colour": colour,
        "deep": mix(colour, BLACK, 0.3),
        "soft": _soft(colour),
        "link": colour,
        "glow": next((c for c in glow if contrast(c, QUIET_ON_BAND) >= ENOUGH), colour),
        "tint": tint,
        "tint-deep": mix(tint, WHITE, 0.5),
    }


def _soft(colour: str) -> str:
    return mix(colour, WHITE, 0.9)


def _is_dark_enough(colour: str) -> bool:
    """Under quiet words of the footer, and as words on its own softest tint, the darkest ground by
    day."""
    return min(contrast(colour, QUIET_ON_BAND), contrast(colour, _soft(colour))) >= ENOUGH


def _is_light_enough(tint: str) -> bool:
    return min(contrast(tint, ground) for ground in (*DARK_GROUNDS, ON_TINT)) >= ENOUGH


def _towards(colour: str, end: str) -> Iterator[str]:
    """The colours from ``colour`` to ``end``."""
    return (mix(colour, end, share / 100) for share in range(101))


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
