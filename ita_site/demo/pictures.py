"""Pictures of the demonstration agency: plain illustrations, never real people or places.

Pictures with words are set by Typst, which places Thai marks rightly everywhere; Pillow does so
only where the machine has FriBiDi.
"""

import io
from typing import Any

from PIL import Image, ImageDraw

from home.typesetting import typeset
from ita_site.demo.templates import typst_template

Colour = str | tuple[int, int, int]


def make_picture(raw: dict[str, Any]) -> bytes:
    """A PNG of the kind that ``raw["kind"]`` names (content/pictures.json)."""
    return MAKERS[raw["kind"]](raw)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _emblem(raw: dict[str, Any]) -> bytes:
    image = Image.new("RGBA", (480, 480), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, 472, 472), fill="#0f5f5c")
    draw.ellipse((28, 28, 452, 452), fill="#f3d9a0")
    draw.ellipse((42, 42, 438, 438), fill="#e9f4f3")
    draw.ellipse((180, 100, 300, 220), fill="#e8a53a")
    for row, colour in enumerate(("#2f8f8a", "#1f7672", "#0f5f5c")):
        for column in range(5):
            left, top = 82 + column * 64, 220 + row * 46
            draw.chord((left, top, left + 64, top + 70), 0, 180, fill=colour)
    return _png(image)


def _portrait(raw: dict[str, Any]) -> bytes:
    """A grey silhouette on a plain ground: a place for a photograph, nobody's face."""
    image = Image.new("RGB", (450, 600), raw["colour"])
    draw = ImageDraw.Draw(image)
    draw.ellipse((135, 110, 315, 320), fill="#f5f5f2")
    draw.rounded_rectangle((195, 290, 255, 390), 20, fill="#f5f5f2")
    draw.ellipse((45, 360, 405, 900), fill="#f5f5f2")
    draw.polygon([(185, 366), (265, 366), (225, 460)], fill=raw["colour"])
    return _png(image)


def _scene(raw: dict[str, Any]) -> bytes:
    """A landscape with hills, water or ground, and small figures."""
    width, height = 1200, 675
    image = Image.new("RGB", (width, height), raw["sky"])
    draw = ImageDraw.Draw(image)
    x, y = raw["sun"]
    draw.ellipse((x - 60, y - 60, x + 60, y + 60), fill=raw["light"])
    for left, top, colour in ((-150, 300, "#7ca89b"), (330, 340, "#6b9a8c"), (760, 290, "#7ca89b")):
        draw.ellipse((left, top, left + 640, top + 420), fill=colour)
    draw.rectangle((0, 470, width, height), fill=raw["ground"])
    for number in range(raw["figures"]):
        _figure(draw, 90 + number * (width - 160) // max(raw["figures"], 1), 480, raw["colours"])
    return _png(image)


def _figure(draw: ImageDraw.ImageDraw, left: int, top: int, colours: list[Colour]) -> None:
    colour = colours[left % len(colours)]
    draw.ellipse((left + 12, top - 46, left + 52, top - 6), fill="#5d5347")
    draw.rounded_rectangle((left, top, left + 64, top + 110), 22, fill=colour)


def _typeset(raw: dict[str, Any]) -> bytes:
    return typeset(typst_template(raw["kind"]), raw, picture=True)


MAKERS = {
    "emblem": _emblem,
    "portrait": _portrait,
    "scene": _scene,
    "chart": _typeset,
    "map": _typeset,
}
