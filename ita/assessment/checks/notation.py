"""Checks as short text, one a line, for a cell of a workbook and for the form.

``each: executives photo phone unless vacant`` is
``{"check": "each", "rows": "executives", "fields": ["photo", "phone"], "unless": "vacant"}``.
What is not of the vocabulary goes through as JSON in its line: nothing is lost on the way.
"""

import json
from typing import Any

from django.utils.translation import gettext as _

from ita.assessment.checks.parameters import Flag, Parameter, tokens
from ita.assessment.checks.vocabulary import NAME, Check, faults_of, vocabulary


class ChecksTextError(ValueError):
    """The text cannot be read; ``faults`` says each, with its line."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def to_text(checks: list[dict[str, Any]]) -> str:
    """Checks as text, a line each."""
    return "\n".join(map(_line, checks))


def from_text(text: str) -> list[dict[str, Any]]:
    """The checks that ``text`` states; empty lines say nothing.

    Raises:
        ChecksTextError: with every fault, and its line.
    """
    found, wrong = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        one, faults = _read(line)
        found.append(one)
        place = _("Line %(number)s") % {"number": number}
        wrong += [f"{place}: {fault}" for fault in faults]
    if wrong:
        raise ChecksTextError(wrong)
    return found


def _line(one: dict[str, Any]) -> str:
    if faults_of(one):
        return json.dumps(one, ensure_ascii=False)
    check = vocabulary()[one[NAME]]
    given = [each for each in _in_order(check) if each.name in one]
    words = " ".join(filter(None, (each.written(one[each.name]) for each in given)))
    return f"{check.name}: {words}" if words else check.name


def _in_order(check: Check) -> list[Parameter]:
    """Those introduced by a word come last: what follows such a word is theirs."""
    return sorted(check.parameters, key=lambda each: (bool(each.key), isinstance(each, Flag)))


def _read(line: str) -> tuple[dict[str, Any], list[str]]:
    if line.strip().startswith("{"):
        return _read_json(line)
    name, _colon, rest = line.strip().partition(":")
    name = name.strip().lower()
    check = vocabulary().get(name)
    if check is None:
        return {}, faults_of({NAME: name})
    one: dict[str, Any] = {NAME: name}
    left = list(tokens(rest))
    introduced = {each.key or each.name: each for each in check.parameters if _is_word(each)}
    places = [each for each in _in_order(check) if not _is_word(each)]
    while left:
        parameter = introduced.get(left[0])
        if parameter and parameter.key:
            left.pop(0)
        elif parameter is None:
            parameter = _next(places, left[0])
        if parameter is None or not left or not parameter.reads(left[0]):
            word = left[0] if left else ""
            return one, [_("“%(word)s” is not understood here.") % {"word": word}]
        if parameter.name in one:
            return one, [_("“%(name)s” stands here twice.") % {"name": parameter.name}]
        _take(parameter, left, one, introduced)
    return one, faults_of(one)


def _read_json(line: str) -> tuple[dict[str, Any], list[str]]:
    try:
        one = json.loads(line)
    except ValueError:
        return {}, [_("“%(word)s” is not understood here.") % {"word": line.strip()}]
    return one, faults_of(one)


def _is_word(parameter: Parameter) -> bool:
    """Whether a word of its own says that it is meant."""
    return bool(parameter.key) or isinstance(parameter, Flag)


def _next(places: list[Parameter], token: str) -> Parameter | None:
    """The next parameter by its place in the line that ``token`` can be."""
    for number, parameter in enumerate(places):
        if parameter.reads(token):
            del places[: number + 1]
            return parameter
    return None


def _take(
    parameter: Parameter, left: list[str], one: dict[str, Any], introduced: dict[str, Parameter]
) -> None:
    values = [parameter.value_of(left.pop(0))]
    is_mapping = isinstance(values[0], dict)
    while (parameter.many or is_mapping) and left and left[0] not in introduced:
        if not parameter.reads(left[0]):
            break
        values.append(parameter.value_of(left.pop(0)))
    if is_mapping:
        one[parameter.name] = {name: value for each in values for name, value in each.items()}
    else:
        one[parameter.name] = values if parameter.many else values[0]
