"""Papers as PDF."""

from dataclasses import asdict
from pathlib import Path

from home.typesetting import typeset
from ita.papers.paper import Form, Order, Paper
from ita.papers.verification_code import qr_svg

TEMPLATES = Path(__file__).parent / "typst"


def to_pdf(paper: Paper) -> bytes:
    """The paper as PDF, its text as text."""
    data = asdict(paper)
    if isinstance(paper, Order):
        return typeset(TEMPLATES / "order.typ", data | {"emblem": list(paper.emblem)})
    if paper.proof:
        data["proof"] |= {"qr": qr_svg(paper.proof.url), "short_head": paper.proof.short_head}
    if isinstance(paper, Form):
        return typeset(TEMPLATES / "form.typ", data)
    return typeset(TEMPLATES / "memo.typ", data | {"emblem": list(paper.emblem)})
