"""The last part of an item's public address, from its code alone: it never moves (design,
invariant 5), whatever else becomes of the list."""

import hashlib
import re
import unicodedata

from anyascii import anyascii

PLAIN = re.compile(r"[a-z0-9][a-z0-9.-]*")
# Letters, vowels and tone marks, and digits: "ข้อ 1.2", "ก.1", "๑"
THAI = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e50-\u0e59"
ITEM_CODE = re.compile(
    rf"[A-Za-z0-9][A-Za-z0-9.-]*|(?=.*[{THAI}])[A-Za-z0-9{THAI}][A-Za-z0-9{THAI} .-]*"
)


def slug_of(code: str) -> str:
    """ "o12" of "O12". Of a code with Thai letters a reading of it, and a mark that tells apart
    what reads alike ("ข" and "ค" are both "kh"); "" where nothing of it can be read."""
    code = unicodedata.normalize("NFC", code).lower().strip()
    if PLAIN.fullmatch(code):
        return code
    slug = re.sub(r"[^a-z0-9.]+", "-", anyascii(code).lower()).strip("-.")
    if slug and not code.isascii():
        slug += f"-{hashlib.sha256(code.encode('utf-8', 'surrogatepass')).hexdigest()[:4]}"
    return slug
