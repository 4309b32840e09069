"""Invented identity numbers: their check digit is right, and nobody's."""

import random

from home.personal_data.finding import is_identity_number


def identity_number(rng: random.Random, first: str = "12345678") -> str:
    """Thirteen digits that pass; ``first`` says which may be the first."""
    start = rng.choice(first) + str(rng.randint(10, 96))
    start += "".join(rng.choice("0123456789") for _position in range(9))
    return next(start + last for last in "0123456789" if is_identity_number(start + last))


def parted(number: str, sign: str = "-") -> str:
    """``number`` as the card prints it."""
    return sign.join([number[0], number[1:5], number[5:10], number[10:12], number[12]])
