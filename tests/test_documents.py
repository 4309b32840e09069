"""What the documents name is there: code moves, and documents do not follow by themselves."""

import ast
import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").rglob("*.md")),
]
# "/ita/2569/" is an address of the website; what stands behind a slash is no path of ours.
PATH = re.compile(r"(?<![\w/.-])(?:home|ita|ita_site|search|tests|docs|locale)/[\w./-]*")
TEST = re.compile(r"(tests/[\w./]+\.py)::(\w+)")
NAME = re.compile(r"(?<![\w/.-])(?:home|ita|ita_site|search)(?:\.\w+){2,}")
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
CODE = re.compile(r"`[^`\n]+`")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    paths = [name.rstrip(".") for name in PATH.findall(text)]
    missing = [name for name in paths if not (ROOT / name).exists()]
    missing += [link for link in LINK.findall(text) if not (document.parent / link).exists()]
    missing += [f"{file}::{test}" for file, test in TEST.findall(text) if not has(file, test)]
    missing += [name for name in names_in(text) if not stands(name)]
    assert not missing


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("home.thai.calendar", True),
        ("home.thai.calendar.fiscal_year", True),
        ("home.thai.calendar.no_such_name", False),
        ("home.thai.no_such_module", False),
        ("home.no_such_package.calendar", False),
    ],
)
def test_a_name_stands_where_it_says(name: str, there: bool) -> None:
    assert stands(name) == there


def names_in(text: str) -> list[str]:
    """Dotted names of modules, and of what is in them."""
    return [name for code in CODE.findall(text) for name in NAME.findall(code)]


def stands(dotted: str) -> bool:
    """Whether ``dotted`` is a module or package of ours, or is defined at the top of one."""
    path, name = ROOT.joinpath(*dotted.split(".")), dotted.rpartition(".")[2]
    if path.is_dir() or path.with_suffix(".py").exists():
        return True
    module = path.parent.with_suffix(".py")
    module = module if module.exists() else path.parent / "__init__.py"
    return module.exists() and name in defined_in(module)


def has(file: str, test: str) -> bool:
    return (ROOT / file).exists() and test in defined_in(ROOT / file)


def defined_in(module: Path) -> set[str]:
    """The names at the top of a file: functions, classes, what is assigned or imported."""
    found: set[str] = set()
    for statement in ast.parse(module.read_text("utf-8")).body:
        match statement:
            case ast.FunctionDef() | ast.ClassDef():
                found.add(statement.name)
            case ast.Assign():
                found |= {target.id for target in statement.targets if isinstance(target, ast.Name)}
            case ast.AnnAssign(target=ast.Name()):
                found.add(statement.target.id)
            case ast.Import() | ast.ImportFrom():
                found |= {alias.asname or alias.name for alias in statement.names}
    return found
