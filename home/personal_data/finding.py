"""Finding personal data in a text. The precision is in what may part the groups of a number: a row
of a table has digits with spaces between them too, and one in eleven passes the check digit."""

import re
from collections.abc import Iterator

from home.personal_data import labels
from home.personal_data.labels import Labels
from home.personal_data.matches import Kind, Match
from home.personal_data.numbers import SIGN, Group, Number, groups_of, is_line_end, numbers_at

IDENTITY_DIGITS = 13
IDENTITY_CUTS = {1, 5, 10, 12}  # 1-2345-67890-12-3
FIRST_PROVINCE, LAST_PROVINCE = 10, 96
ACCOUNT_SIZES = (3, 1, 5, 1)  # 123-4-56789-0
ACCOUNT_DIGITS = range(10, 16)
MOBILE = re.compile(r"(?:0|66)[689]\d{8}")
LANDLINE = re.compile(r"(?:0|66)[2-57]\d{7}")
LATIN = re.compile(r"[A-Za-z]")
LETTER = re.compile(r"[^\W\d_]")
MORE_BEFORE = re.compile(r"\d[/.]")
MORE_AFTER = re.compile(r"/\d|\.\d*[1-9]")  # Excel writes whole numbers with ".0" too
LENGTHS = range(9, ACCOUNT_DIGITS.stop)


def find_personal_data(text: str) -> list[Match]:
    """Personal data in ``text``, in its order; no two overlap. Takes any text, in linear time."""
    words = Labels(text)
    found = [*_numbers(words), *_mails(words)]
    return sorted(found, key=lambda match: match.start)


def is_identity_number(digits: str) -> bool:
    """Whether thirteen Arabic ``digits`` end with the check digit of the twelve before."""
    if len(digits) != IDENTITY_DIGITS:
        return False
    weighed = sum(
        int(digit) * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False)
    )
    return (11 - weighed % 11) % 10 == int(digits[-1])


def _numbers(words: Labels) -> Iterator[Match]:
    groups = groups_of(words.text)
    position = 0
    while position < len(groups):
        found = _number_at(words, groups, position)
        if found is None:
            position += 1
            continue
        kind, number = found
        yield Match(kind, number.start, number.end)
        while position < len(groups) and groups[position].start < number.end:
            position += 1


def _number_at(words: Labels, groups: list[Group], position: int) -> tuple[Kind, Number] | None:
    candidates = list(numbers_at(groups, position, LENGTHS))
    for number in candidates:
        if len(number.digits) == IDENTITY_DIGITS and _is_identity(words, number):
            return (Kind.JURISTIC if number.digits[0] == "0" else Kind.IDENTITY), number
    for number in candidates:
        if len(number.digits) in ACCOUNT_DIGITS and _is_account(words, number):
            return Kind.BANK_ACCOUNT, number
    for number in candidates:
        if _is_telephone(words, number):
            return _kind_of_telephone(words, number), number
    return None


def _is_identity(words: Labels, number: Number) -> bool:
    if number.digits[0] == "9" or not is_identity_number(number.digits):
        return False
    if words.near(labels.IDENTITY, number.start):
        return True
    return not _is_part_of_more(words, number) and _is_parted_as_identity(words.text, number)


def _is_parted_as_identity(text: str, number: Number) -> bool:
    """Whether nobody would part another number so: at the places of the printed form, at each
    digit (a form's boxes), or in the middle of a sentence by the end of a line."""
    cuts = set(number.cuts)
    if not cuts or cuts == IDENTITY_CUTS:
        return True
    if len(cuts) == IDENTITY_DIGITS - 1:
        return FIRST_PROVINCE <= int(number.digits[1:3]) <= LAST_PROVINCE
    if len(number.line_ends) > 1:
        return False
    rest = cuts - set(number.line_ends)
    if rest:
        are_signed = all(SIGN.search(number.cuts[cut]) for cut in rest)
        return are_signed and rest <= IDENTITY_CUTS and len(rest) > 1
    return _is_within_sentence(text, number.start)


def _is_within_sentence(text: str, start: int) -> bool:
    """Whether words stand before ``start`` on its line: in a column of numbers there are none."""
    before = text[max(0, start - labels.AROUND) : start].splitlines()
    return bool(before and LETTER.search(before[-1]))


def _is_part_of_more(words: Labels, number: Number) -> bool:
    """Whether the digits go on, or something else is named before them: a code, a document's
    number with its year, an amount with decimals."""
    start, end = number.start, number.end
    before, after = words.text[max(0, start - 2) : start], words.text[end : end + 4]
    if LATIN.match(before[-1:]) or MORE_BEFORE.fullmatch(before) or MORE_AFTER.match(after):
        return True
    if number.cuts and (_is_joined(number.before) or _is_joined(number.after)):
        return True
    return words.directly(labels.OTHER_NUMBER, number.start)


def _is_joined(gap: str | None) -> bool:
    """Whether a dash alone parts the number from more digits."""
    return bool(gap and SIGN.fullmatch(gap))


def _is_account(words: Labels, number: Number) -> bool:
    if _is_joined(number.before) or _is_joined(number.after):
        return False
    if (
        len(number.cuts) == len(ACCOUNT_SIZES) - 1
        and number.sizes == ACCOUNT_SIZES
        and number.is_signed
    ):
        return words.around(labels.BANK, number.start, number.end)
    if not words.directly(labels.ACCOUNT, number.start):
        return False
    return not any(is_line_end(gap) for gap in number.cuts.values())


def _is_telephone(words: Labels, number: Number) -> bool:
    is_mobile = bool(MOBILE.fullmatch(number.digits))
    if not (is_mobile or LANDLINE.fullmatch(number.digits)) or _is_part_of_more(words, number):
        return False
    if any(is_line_end(gap) for gap in number.cuts.values()):
        return False
    if words.directly(labels.TELEPHONE, number.start):
        return True
    first, *others = number.sizes
    if number.digits[0] != "0":
        return False
    if not others:
        return is_mobile
    return 1 < first < 4 and len(others) < 3 and min(others) > 2


def _kind_of_telephone(words: Labels, number: Number) -> Kind:
    if MOBILE.fullmatch(number.digits) and words.belong_to_person(number.start, number.end):
        return Kind.PERSON_PHONE
    return Kind.PHONE


def _mails(words: Labels) -> Iterator[Match]:
    """Addresses that stand beside a person's name."""
    for found in labels.MAIL.finditer(words.text):
        start, end = found.span()
        if words.near(labels.PERSON, start, labels.AROUND):
            private = words.belong_to_person(start, end)
            yield Match(Kind.PERSON_MAIL if private else Kind.MAIL, start, end)
