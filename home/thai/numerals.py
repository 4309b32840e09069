"""Thai and Arabic digits."""

ARABIC = "0123456789"
THAI = "๐๑๒๓๔๕๖๗๘๙"

_TO_THAI = str.maketrans(ARABIC, THAI)
_TO_ARABIC = str.maketrans(THAI, ARABIC)


def to_thai_digits(text: object) -> str:
    """``text`` with every Arabic digit written in Thai: 2569 gives "๒๕๖๙"."""
    return str(text).translate(_TO_THAI)


def to_arabic_digits(text: object) -> str:
    """``text`` with every Thai digit written in Arabic: "๒๕๖๙" gives "2569"."""
    return str(text).translate(_TO_ARABIC)
