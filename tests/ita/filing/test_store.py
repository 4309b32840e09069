"""Frozen bytes: once, unchanged, each agency its own."""

import pytest

from ita.filing import store
from ita.filing.models import FrozenObject


def test_equal_bytes_of_an_agency_are_stored_once_and_of_another_apart(db: None) -> None:
    first, again = store.put(1, b"x"), store.put(1, b"x")
    other = store.put(2, b"x")
    assert first == again == other
    assert FrozenObject.objects.count() == 2
    assert store.path_of(1, first) != store.path_of(2, first)
    assert store.read(1, first) == b"x"
    assert not [path for path in store.path_of(1, first).parents[1].iterdir() if path.is_file()]


def test_what_was_damaged_is_told_and_healed_by_the_same_bytes(db: None) -> None:
    sha256 = store.put(1, b"x")
    assert store.why_not_sound(1, sha256) is None
    store.path_of(1, sha256).chmod(0o600)
    store.path_of(1, sha256).write_bytes(b"y")
    assert store.why_not_sound(1, sha256)
    store.put(1, b"x")
    assert store.why_not_sound(1, sha256) is None
    store.path_of(1, sha256).unlink()
    assert store.why_not_sound(1, sha256)
    with pytest.raises(FileNotFoundError):
        store.read(1, sha256)


def test_bytes_that_were_erased_do_not_come_back(db: None) -> None:
    sha256 = store.put(1, b"x")
    FrozenObject.objects.update(erased_by=7)
    store.remove_bytes(1, sha256)
    with pytest.raises(store.Erased) as erased:
        store.put(1, b"x")
    assert erased.value.entry_id == 7
    with pytest.raises(store.Erased):
        store.open_object(1, sha256)
    assert not store.path_of(1, sha256).exists()
