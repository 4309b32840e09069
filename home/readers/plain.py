"""Plain texts and tables: what ``home.files`` accepts as text, decoded by the same rules."""

from typing import IO

from home.files import UTF16_BOMS
from home.readers.limits import MAX_CHARACTERS
from home.readers.pages import Pages, PageText

LONGEST_CHARACTER = 4  # bytes


def read_plain(file: IO[bytes]) -> Pages:
    # One more than is kept, so that whoever counts sees that the text goes on.
    yield PageText(number=1, text=decoded(file.read((MAX_CHARACTERS + 1) * LONGEST_CHARACTER)))


def decoded(content: bytes) -> str:
    """Text in UTF-16 with a byte order mark, in UTF-8, or in the Thai of Windows and TIS-620."""
    if content[:2] in UTF16_BOMS:
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(content) - error.start < LONGEST_CHARACTER:  # cut inside a character
            return content[: error.start].decode("utf-8-sig")
        return content.decode("cp874", "replace")
