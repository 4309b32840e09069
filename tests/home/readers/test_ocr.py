import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from PIL import Image

from home.readers import ocr
from tests.home.readers.scanned import needs_ocr, picture_of

WHITE = Image.new("L", (300, 200), "white")


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    ocr.is_installed.cache_clear()
    yield
    ocr.is_installed.cache_clear()


def pretend(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Another program of that name."""
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


@needs_ocr
def test_thai_and_digits_are_read(tmp_path: Path) -> None:
    told = ocr.words_in(picture_of(tmp_path, "ประกาศเทศบาล โทร 042-123-456"))
    assert "ประกาศ" in told and "042-123-456" in told


@override_settings(OCR_ENABLED=True)
def test_where_it_is_not_installed_or_has_no_thai_it_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(tmp_path, monkeypatch, "echo eng")
    assert not ocr.is_on()
    ocr.is_installed.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert not ocr.is_on()


def test_it_can_be_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "echo tha")
    with override_settings(OCR_ENABLED=True):
        assert ocr.is_on()
    with override_settings(OCR_ENABLED=False):
        assert not ocr.is_on()


@pytest.mark.parametrize("script", ["cat >/dev/null; exit 1", "exec sleep 30"])
def test_a_program_that_fails_or_hangs_is_no_empty_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    pretend(tmp_path, monkeypatch, script)
    monkeypatch.setattr(ocr, "SECONDS", 0.5)
    with pytest.raises(ocr.NotRead):
        ocr.words_in(WHITE)


def test_its_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(tmp_path, monkeypatch, "cat >/dev/null; ulimit -v")
    assert ocr.words_in(WHITE).strip() == str(ocr.MEMORY // 1024)
