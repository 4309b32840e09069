"""Mends what PDF writers do to Thai text.

What comes out of a PDF depends on the program that made it and on its fonts. Each rule here was
seen in files made by LibreOffice or Typst, or is a known fault of older writers
(docs/features/search.md says which). No rule needs a dictionary.
"""

import re
import unicodedata

# Fonts of the Windows 95 age kept moved and cut forms of letters in the private use area
# (Microsoft's and Adobe's mapping of Thai glyphs; libthai, thrend.c).
OLD_GLYPHS = {
    0xF700: "ฐ",
    **dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True)),
    **dict(zip(range(0xF705, 0xF70A), "่้๊๋์", strict=True)),
    **dict(zip(range(0xF70A, 0xF70F), "่้๊๋์", strict=True)),
    0xF70F: "ญ",
    **dict(zip(range(0xF710, 0xF713), "ัํ็", strict=True)),
    **dict(zip(range(0xF713, 0xF718), "่้๊๋์", strict=True)),
    **dict(zip(range(0xF718, 0xF71B), "ฺุู", strict=True)),
}
INVISIBLE = (0xAD, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F))
LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
CONTROLS = (*range(9), *range(0x0E, 0x20), *range(0x7F, 0xA0))
CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys((*CONTROLS, *INVISIBLE)),
    **dict.fromkeys(range(0xD800, 0xE000)),  # unpaired surrogates fit into no database
    **dict.fromkeys((0x09, 0xA0, 0x202F, *range(0x2000, 0x200B), 0x3000), " "),
    **LINE_ENDS,
    **OLD_GLYPHS,
}

CONSONANT = "ก-ฮ"
LEADING = "เ-ไ"  # vowels written before their consonant
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # vowels, tones and signs above and below
TRAILING = "ะาำๅ"  # vowels written after it
TONES = "\u0e48-\u0e4b"
CLUSTER = f"[{LEADING}]?[{CONSONANT}][{MARKS}]*[{TRAILING}]?"

BLANKS = re.compile(r" {2,}")
BLANKS_AT_LINE_ENDS = re.compile(r" *\n *")
EMPTY_LINES = re.compile(r"\n{3,}")
BEFORE_MARK = re.compile(rf"(?<=[ก-๎])[ \n]+(?=[{MARKS}{TRAILING}])")
AFTER_LEADING = re.compile(rf"(?<=[{LEADING}]) (?=[{CONSONANT}])")
# ั ึ ื ็ want a letter after them: "ปั้ น" is "ปั้น". Only ก็ is a word of its own.
BEFORE_FINAL = re.compile(rf"((?:[\u0e31\u0e36\u0e37]|(?<!ก)\u0e47)[{TONES}]?) (?=[{CONSONANT}])")
LOST_AM = re.compile(rf"\u0e4d([{TONES}]?)า|([{TONES}])\u0e4dา")
# Typst writes a cluster twice where the font lifts its tone (typst #7610): over these vowels.
DOUBLED = re.compile(rf"([{CONSONANT}][\u0e31\u0e34\u0e36\u0e47][\u0e48-\u0e4c])\1+")
SPACED_OUT = re.compile(rf"(?<![^\s])(?:{CLUSTER} ){{3,}}{CLUSTER}(?!\S)")
BARE = re.compile(f"[{CONSONANT}]")
THAI = re.compile("[ก-๛]")

# ำ without its ring, in words that are no words without it. "ราคาสั่งซื้อ" is right Thai.
WITHOUT_RING = (
    "สานัก|จานวน|กาหนด|ดาเนิน|อาเภอ|ตาบล|ลาดับ|สาคัญ|สาเร็จ|สารวจ|สาหรับ|อานวย|อานาจ|จาเป็น|จากัด|"
    "จาหน่าย|คานวณ|กาลัง|ทางาน|นาเสนอ|บารุง|ประจาปี|ประจาเดือน|ชาระเงิน|ชาระภาษี|ชาระค่า|(?<!รา)คาสั่ง"
)
LOST_RING = re.compile(WITHOUT_RING)

# Thai in the encoding of Windows (cp874) that a font passes off as western letters: "ÊÓ¹Ñ¡".
WESTERN_LETTERS = re.compile("[\u00a1-\u00da\u00df-\u00fb]")
MOSTLY = 0.5

UNREADABLE_SHARE = 0.3
FULL_LINE = 0.7  # of the longest: a shorter line ends on purpose
SHORTEST_TEXT_LINE = 20  # characters; shorter ones are a list


def repair(text: str) -> str:
    """``text`` without the faults of PDF writers; a second time changes nothing.

    Out: lines parted by a line feed, without control characters, invisible characters and
    whatever a database cannot hold.
    """
    text = _from_western(text.replace("\r\n", "\n").translate(CHARACTERS))
    text = BLANKS_AT_LINE_ENDS.sub("\n", BLANKS.sub(" ", text))
    text = AFTER_LEADING.sub("", BEFORE_MARK.sub("", text))
    text = DOUBLED.sub(r"\1", BEFORE_FINAL.sub(r"\1", text))
    text = SPACED_OUT.sub(_close_up, text)
    text = LOST_AM.sub(lambda found: f"{found[1] or found[2] or ''}ำ", text)
    text = LOST_RING.sub(lambda found: found[0].replace("า", "ำ", 1), text)
    return EMPTY_LINES.sub("\n\n", text).strip()


def join_lines(text: str) -> str:
    """The lines of a printed page as paragraphs: Thai breaks its lines without a sign, between
    and inside words. A line is continued when it is about as long as the longest one and Thai
    letters stand on both sides of the break. To be asked once: afterwards nobody knows the lines.
    """
    lines = [line.lstrip() for line in text.splitlines()]
    longest = max(map(len, lines), default=0)
    joined: list[str] = []
    runs_on = False
    for line in lines:
        if runs_on and _is_thai(line[:1]):
            joined[-1] += line
        else:
            joined.append(line)
        is_full = len(line) >= max(longest * FULL_LINE, SHORTEST_TEXT_LINE)
        runs_on = is_full and _is_thai(line.rstrip()[-1:])
    return "\n".join(joined)


def is_unreadable(text: str) -> bool:
    """Whether ``text`` is mostly glyphs that stand for no letter: private use, replacement or
    control characters. Such a font has no table of its letters, or a broken one."""
    characters = [character for character in text if not character.isspace()]
    strange = sum(map(_stands_for_nothing, characters))
    return strange > len(characters) * UNREADABLE_SHARE


def _from_western(text: str) -> str:
    western = WESTERN_LETTERS.findall(text)
    is_mostly_western = len(western) > sum(map(str.isalpha, text)) * MOSTLY
    if not is_mostly_western or THAI.search(text):
        return text
    return WESTERN_LETTERS.sub(lambda found: found[0].encode("latin-1").decode("cp874"), text)


def _close_up(found: re.Match[str]) -> str:
    """ "เท ศ บา ล" is one word. "ก ข ค ง" is a list, and "ไป มา ที่ นี่" are words."""
    clusters = found[0].split(" ")
    bare = sum(bool(BARE.fullmatch(cluster)) for cluster in clusters)
    if bare < 2 or len(clusters) - bare < 2:
        return found[0]
    return DOUBLED.sub(r"\1", "".join(clusters))


def _is_thai(character: str) -> bool:
    return "ก" <= character <= "๎"


def _stands_for_nothing(character: str) -> bool:
    if ord(character) in OLD_GLYPHS:
        return False
    return character == "\ufffd" or unicodedata.category(character) in ("Co", "Cn", "Cc", "Cs")
