"""Text as files of XML (DOCX, XLSX, SVG) can hold it."""

import re

# What XML 1.0 (section 2.2) cannot hold: control characters, surrogates, U+FFFE and U+FFFF.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` without what XML cannot hold, every end of a line as one newline."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_XML.sub("", text)
