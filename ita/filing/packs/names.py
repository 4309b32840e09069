"""Names that every Windows can store, also in a deep folder."""

import re
import unicodedata

# What Windows does not allow in a name, and what looks like nothing.
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]')
RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}
LONGEST = 80  # characters of a name; with its folder far below 200
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,10}\Z")


def safe_name(name: str, otherwise: str = "file") -> str:
    """``name`` as Windows can store it; its extension stays."""
    name = unicodedata.normalize("NFC", name)
    name = " ".join(FORBIDDEN.sub(" ", name).split())
    found = EXTENSION.search(name)
    extension = found[0] if found else ""
    stem = name.removesuffix(extension).strip(" .") or otherwise
    if stem.partition(".")[0].strip().lower() in RESERVED:
        stem = f"_{stem}"
    return _cut(stem, LONGEST - len(extension)) + extension


def _cut(stem: str, most: int) -> str:
    """Not within a cluster: a Thai mark alone looks broken."""
    cut = stem[:most]
    rest = stem[most:]
    while rest and cut and unicodedata.category(rest[0]) in ("Mn", "Mc"):
        cut, rest = cut[:-1], cut[-1] + rest
    return cut.rstrip(" .")


class Names:
    """Names within one folder, each once, whatever their case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str, otherwise: str = "file") -> str:
        """``name`` made safe, and another than those taken before."""
        safe = safe_name(name, otherwise)
        found = EXTENSION.search(safe)
        extension = found[0] if found else ""
        stem, number, free = safe.removesuffix(extension), 1, safe
        while free.lower() in self._taken:
            number += 1
            mark = f" ({number})"
            free = _cut(stem, LONGEST - len(extension) - len(mark)) + mark + extension
        self._taken.add(free.lower())
        return free
