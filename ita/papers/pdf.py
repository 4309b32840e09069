"""Papers as PDF."""

from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from home.typesetting import typeset
from ita.papers.paper import Form, Memo, Order, Paper, Report, Table
from ita.papers.verification_code import qr_svg

TEMPLATES = Path(__file__).parent / "typst"
NAMES = {Form: "form.typ", Memo: "memo.typ", Order: "order.typ", Report: "report.typ"}


def to_pdf(paper: Paper) -> bytes:
    """The paper as PDF, its text as text."""
    data = asdict(paper)
    if "blocks" in data:
        data["blocks"] = [_block(block) for block in paper.blocks]  # type: ignore[union-attr]
    if "emblem" in data:
        data["emblem"] = list(data["emblem"])
    proof = getattr(paper, "proof", None)
    if proof:
        data["proof"] |= {"qr": qr_svg(proof.url), "short_head": proof.short_head}
    return typeset(TEMPLATES / NAMES[type(paper)], data)


def _block(block: Any) -> Any:
    if isinstance(block, Table):
        return asdict(block) | {"figures": block.of_figures}
    return asdict(block) if is_dataclass(block) and not isinstance(block, type) else block
