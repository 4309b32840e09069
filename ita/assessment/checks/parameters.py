"""The parameters of checks: what each may be, in data and as a word in a line of text."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from home.thai.numerals import to_arabic_digits

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|“[^”]*”')
WORD = re.compile(r"[a-z][a-z0-9_.|]*")


@dataclass(frozen=True)
class Parameter:
    """One parameter. ``many`` takes a list; ``key`` is the word that introduces it in a line of
    text ("unless vacant"), without one its place in the line says what it is."""

    name: str
    required: bool = False
    many: bool = False
    key: str = ""

    def fault(self, value: object) -> str | None:
        """Why ``value`` cannot be the parameter's, as data."""
        values = value if self.many else [value]
        if not isinstance(values, list):
            return _("“%(name)s” must be a list.") % {"name": self.name}
        if not values:
            return _("“%(name)s” is empty.") % {"name": self.name}
        return next((why for one in values if (why := self._fault(one))), None)

    def reads(self, token: str) -> bool:
        """Whether ``token`` of a line can be this parameter."""
        raise NotImplementedError

    def value_of(self, token: str) -> Any:
        return token

    def written(self, value: Any) -> str:
        words = " ".join(map(self._written, value if self.many else [value]))
        return f"{self.key} {words}".strip()

    def _written(self, value: Any) -> str:
        return str(value)

    def _fault(self, value: object) -> str | None:
        raise NotImplementedError


@dataclass(frozen=True)
class Word(Parameter):
    """One of ``choices``; without choices any name, which the check looks up itself."""

    choices: tuple[str, ...] = ()

    def reads(self, token: str) -> bool:
        return token in self.choices or WORD.fullmatch(token) is not None

    def _fault(self, value: object) -> str | None:
        if not isinstance(value, str):
            return _("“%(name)s” must be text.") % {"name": self.name}
        if not self.choices or value in self.choices:
            return None
        return _("“%(value)s” is not known as “%(name)s”. Known are: %(choices)s") % {
            "value": value,
            "name": self.name,
            "choices": ", ".join(self.choices),
        }


@dataclass(frozen=True)
class Number(Parameter):
    """A whole number from ``least`` to ``most``."""

    least: int = 1
    most: int = 1000

    def reads(self, token: str) -> bool:
        return token.isdecimal()

    def value_of(self, token: str) -> int:
        return int(token)

    def _fault(self, value: object) -> str | None:
        if isinstance(value, int) and not isinstance(value, bool):
            if self.least <= value <= self.most:
                return None
        return _("“%(name)s” must be a whole number from %(least)s to %(most)s.") % {
            "name": self.name,
            "least": self.least,
            "most": self.most,
        }


@dataclass(frozen=True)
class Text(Parameter):
    """Free text, in quotation marks."""

    def reads(self, token: str) -> bool:
        return QUOTED.fullmatch(token) is not None

    def value_of(self, token: str) -> str:
        return token[1:-1] if token.startswith("“") else str(json.loads(token))

    def _written(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def _fault(self, value: object) -> str | None:
        if isinstance(value, str) and value.strip():
            return None
        return _("“%(name)s” must be text that is not empty.") % {"name": self.name}


@dataclass(frozen=True)
class Flag(Parameter):
    """Yes where the word stands there."""

    def reads(self, token: str) -> bool:
        return token == self.name

    def value_of(self, token: str) -> bool:
        return True

    def written(self, value: Any) -> str:
        return self.name if value else ""

    def _fault(self, value: object) -> str | None:
        if isinstance(value, bool):
            return None
        return _("“%(name)s” must be true or false.") % {"name": self.name}


@dataclass(frozen=True)
class Where(Parameter):
    """Values that fields must have: {"side": "political"}, in a line "with side=political"."""

    def reads(self, token: str) -> bool:
        return re.fullmatch(r"[a-z_]+=\S+", token) is not None

    def value_of(self, token: str) -> dict[str, str]:
        name, _equals, value = token.partition("=")
        return {name: value}

    def written(self, value: Any) -> str:
        return f"{self.key} " + " ".join(f"{name}={one}" for name, one in value.items())

    def fault(self, value: object) -> str | None:
        if isinstance(value, dict) and value:
            if all(isinstance(one, str) and one for one in [*value, *value.values()]):
                return None
        return _("“%(name)s” must name fields and their values.") % {"name": self.name}


def tokens(line: str) -> Iterable[str]:
    """The words of a line; what stands in quotation marks is one, Thai digits are Arabic."""
    for part in re.findall(f'{QUOTED.pattern}|[^\\s"“]+|\\S', line):
        yield part if QUOTED.fullmatch(part) else to_arabic_digits(part)
