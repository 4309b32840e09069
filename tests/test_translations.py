"""No English on a screen that an officer or a citizen sees."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.conf import settings

OURS = settings.BASE_DIR / "locale" / "th" / "LC_MESSAGES" / "django.po"
UPSTREAM = settings.BASE_DIR / "locale" / "upstream" / "th" / "LC_MESSAGES"
CATALOGUES = (OURS, UPSTREAM / "django.po", UPSTREAM / "djangojs.po")
PACKAGES = ("wagtail", "wagtail_localize", "taggit")
WRAPPED = re.compile(r'^(?:#~ )?".*(?<!\\n)"\n(?:#~ )?"', re.MULTILINE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")

Key = tuple[str | None, str]


def translated(path: Path) -> set[Key]:
    if not path.exists():
        return set()
    return {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(path)) if entry.translated()}


def english_catalogues() -> Iterator[Path]:
    for package in PACKAGES:
        spec = find_spec(package)
        assert spec and spec.origin
        yield from Path(spec.origin).parent.rglob("locale/en/LC_MESSAGES/*.po")


@pytest.mark.parametrize(
    "catalogue", list(english_catalogues()), ids=lambda path: str(path.parents[3])
)
def test_every_message_of_the_packages_has_thai(catalogue: Path) -> None:
    theirs = catalogue.parents[2] / "th" / "LC_MESSAGES" / catalogue.name
    known = translated(theirs) | translated(UPSTREAM / catalogue.name)
    if catalogue.name == "django.po":
        known |= translated(OURS)
    wanted = {(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalogue))}
    assert wanted, catalogue
    assert not wanted - known


@pytest.mark.parametrize("path", CATALOGUES)
def test_translations_are_complete_and_keep_their_placeholders(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        if entry.obsolete:
            continue
        assert entry.translated() and not entry.fuzzy, entry.msgid
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            if text and not entry.msgid_plural:
                assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(
                    PLACEHOLDER.findall(text)
                ), entry.msgid


@pytest.mark.parametrize("path", CATALOGUES)
def test_a_catalogue_is_sorted_and_unwrapped(path: Path) -> None:
    """As ``make messages`` writes it, so that branches which add messages do not collide."""
    messages = [entry.msgid.encode() for entry in polib.pofile(str(path)) if not entry.obsolete]
    assert messages == sorted(messages)
    assert not WRAPPED.findall(path.read_text("utf-8"))


@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed")
def test_our_catalogue_is_up_to_date(tmp_path: Path) -> None:
    """What makemessages would write has no message that the catalogue lacks, and none too many."""
    for name in ("home", "ita", "ita_site", "search", "locale", "manage.py"):
        source, target = settings.BASE_DIR / name, tmp_path / name
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--locale", "th", "--no-location"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        env={**os.environ, "DATA_DIR": str(tmp_path / "var")},
    )
    fresh = polib.pofile(str(tmp_path / OURS.relative_to(settings.BASE_DIR)))
    wanted = {(e.msgctxt, e.msgid) for e in fresh if not e.obsolete}
    have = {(e.msgctxt, e.msgid) for e in polib.pofile(str(OURS)) if not e.obsolete}
    assert wanted == have
