"""The synonyms that come with the system."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction

from search.analysis.keys import key_of
from search.models import SynonymGroup

FILE = Path(__file__).resolve().parent.parent / "shipped" / "synonyms.txt"


@transaction.atomic
def load_shipped(path: Path = FILE) -> int:
    """Bring the shipped groups to the edition of ``path``; returns how many came anew.

    What an officer edited or switched off stays so. A group of which an officer uses a word in a
    group of their own comes switched off: theirs holds.
    """
    shipped = {words[0]: words for words in words_of(path.read_text("utf-8").splitlines())}
    groups = {group.delivered_name: group for group in _shipped_groups()}
    taken = _words_in_officers_groups()
    new = []
    for name, words in shipped.items():
        text = "\n".join(words)
        is_taken = any(key_of(word) in taken for word in words)
        group = groups.get(name)
        if group is None:
            new.append(
                SynonymGroup(
                    words=text, delivered_name=name, delivered_words=text, active=not is_taken
                )
            )
        elif not group.is_edited and group.words != text and not is_taken:
            group.words = group.delivered_words = text
            group.save(update_fields=["words", "delivered_words"])
    SynonymGroup.objects.bulk_create(new)
    _remove_withdrawn([group for name, group in groups.items() if name not in shipped])
    return len(new)


def _shipped_groups() -> list[SynonymGroup]:
    return list(SynonymGroup.objects.exclude(delivered_name=""))


def _words_in_officers_groups() -> set[str]:
    """Words of the groups in use that officers wrote or changed."""
    active = SynonymGroup.objects.filter(active=True)
    return {
        key for group in active if not group.is_shipped or group.is_edited for key in group.keys
    }


def _remove_withdrawn(groups: list[SynonymGroup]) -> None:
    """A later edition no longer has them; one that an officer edited has become theirs."""
    unedited = [group.pk for group in groups if not group.is_edited]
    SynonymGroup.objects.filter(pk__in=unedited).delete()


def words_of(lines: Iterable[str]) -> Iterator[list[str]]:
    """The groups of a shipped list: a line each, ``#`` begins a remark."""
    for line in lines:
        text = line.partition("#")[0].strip()
        if text:
            yield [word.strip() for word in text.split(" = ")]
