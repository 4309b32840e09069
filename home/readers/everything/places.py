"""Where in a file a text stands."""

from collections.abc import Generator
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class PlaceKind(models.TextChoices):
    """Stored values never change."""

    PAGE = "page", gettext_lazy("page %(number)s")
    SLIDE = "slide", gettext_lazy("slide %(number)s")
    PARAGRAPH = "paragraph", gettext_lazy("paragraph %(number)s")
    LINE = "line", gettext_lazy("line %(number)s")
    CELL = "cell", gettext_lazy("sheet %(name)s, line %(number)s")
    HEADER = "header", gettext_lazy("header of the pages")
    FOOTER = "footer", gettext_lazy("footer of the pages")
    NOTE = "note", gettext_lazy("footnotes")
    COMMENT = "comment", gettext_lazy("comment")
    DELETED = "deleted", gettext_lazy("deleted text that is kept as a tracked change")
    TEXT_BOX = "text_box", gettext_lazy("text box")
    PROPERTIES = "properties", gettext_lazy("properties of the file")
    ANNOTATION = "annotation", gettext_lazy("annotation on page %(number)s")
    FIELD = "field", gettext_lazy("form field on page %(number)s")
    BOOKMARK = "bookmark", gettext_lazy("bookmarks")
    STRUCTURE = "structure", gettext_lazy("alternative text on page %(number)s")
    ATTACHMENT = "attachment", gettext_lazy("attached file %(name)s")
    PICTURE = "picture", gettext_lazy("data that a camera or program wrote into the picture")
    LINK = "link", gettext_lazy("address of a link")
    SCANNED_PAGE = "scanned_page", gettext_lazy("page %(number)s (read from the picture)")
    PIXELS = "pixels", gettext_lazy("words in the picture (read by machine)")
    OTHER = "other", gettext_lazy("inner part %(name)s")


class Place(NamedTuple):
    """``number`` counts from 1. ``name`` is a sheet, an attached file or a part; ``cell`` is such
    as "B5". What a reader of the file does not see without searching ``is_hidden``. Of what is
    inside of another file, ``inside`` names that."""

    kind: PlaceKind
    number: int = 0
    name: str = ""
    cell: str = ""
    is_hidden: bool = False
    inside: str = ""

    @property
    def label(self) -> str:
        """In words, in the reader's language."""
        if self.kind == PlaceKind.CELL and self.cell:
            words = _("sheet %(name)s, cell %(cell)s") % {"name": self.name, "cell": self.cell}
        else:
            words = str(self.kind.label) % {"number": self.number, "name": self.name}
        if self.inside:
            words = f"{self.inside}: {words}"
        return _("%(place)s (hidden)") % {"place": words} if self.is_hidden else words


class Part(NamedTuple):
    """A text and where it stands."""

    place: Place
    text: str


Parts = Generator[Part, None, None]
