"""Typst, with Sarabun and nothing of the machine's own fonts."""

import json
import threading
from functools import cache
from pathlib import Path

import fontpkg_sarabun
import typst

PIXELS_PER_INCH = 96
LOCK = threading.Lock()  # a compiler serves one caller at a time


@cache
def _compiler(folder: Path) -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fontpkg_sarabun.ROOT / "files")],
    )
    return typst.Compiler(root=str(folder), font_paths=fonts)


def typeset(template: Path, data: object, *, picture: bool = False) -> bytes:
    """The PDF (or PNG) of ``template`` with ``data``, which it reads as JSON, never as markup.

    A template imports and reads only what stands in its own folder.
    """
    with LOCK:
        result = _compiler(template.parent).compile(
            input=str(template),
            format="png" if picture else "pdf",
            ppi=PIXELS_PER_INCH if picture else None,
            sys_inputs={"doc": json.dumps(data, ensure_ascii=False)},
            pdf_tags=False,
        )
    assert isinstance(result, bytes)
    return result
