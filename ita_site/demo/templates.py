from pathlib import Path


def typst_template(name: str) -> Path:
    """The demonstration's Typst template of that name."""
    return Path(__file__).parent / "typst" / f"{name}.typ"
