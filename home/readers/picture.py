"""Pictures hold no text; what is written on them is lost to search."""

from typing import IO

from home.readers.pages import Pages, PageText


def read_picture(file: IO[bytes]) -> Pages:
    yield PageText(number=1, text="", of=1)
