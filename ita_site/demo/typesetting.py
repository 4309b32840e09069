"""Typst, with Sarabun and nothing of the machine's own fonts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_sarabun
import typst

TEMPLATES = Path(__file__).parent / "typst"
PIXELS_PER_INCH = 96


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(fontpkg_sarabun.ROOT / "files")],
    )
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts)


def typeset(template: str, data: Any, *, picture: bool = False) -> bytes:
    """The PDF (or PNG) of ``typst/<template>.typ`` with ``data``, which it reads as JSON."""
    result = _compiler().compile(
        input=str(TEMPLATES / f"{template}.typ"),
        format="png" if picture else "pdf",
        ppi=PIXELS_PER_INCH if picture else None,
        sys_inputs={"doc": json.dumps(data, ensure_ascii=False)},
        pdf_tags=False,
    )
    assert isinstance(result, bytes)
    return result
