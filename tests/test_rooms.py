"""The rooms of ``ita`` (docs/architecture.md): each imports what is below it, and nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import ForeignObjectRel

# From the ground up; rooms on one floor do not know each other.
FLOORS = (
    {"people"},
    {"register"},
    {"integrity"},
    {"workflow"},
    {"papers", "notifications"},
    {"assessment"},
    {"workbook", "monitoring"},
    {"filing"},
)
ROOMS = [room for floor in FLOORS for room in sorted(floor)]
HISTORY = "ita/register/history.py"
ALLOWED = "ita/register/allowed.py"  # the same for what is no page
# A report that is narrowed to the acts that its reader chooses does not interpret them; what acts
# say of the installation and of seals' texts is about no page and no request. Figures are rows in
# number; what these amount to, they ask the history.
MAY_FILTER_BY_ACT = {
    HISTORY,
    ALLOWED,
    "ita/register/figures.py",
    "ita/register/filters.py",
    "ita/register/log_rows.py",
    "ita/register/restored.py",
    "ita/register/sealed.py",
}
MOST_LINES = 300


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("ita", "home", cache_dir=None)


def below(room: str) -> set[str]:
    """The rooms that ``room`` may import."""
    rooms: set[str] = set()
    for floor in FLOORS:
        if room in floor:
            return rooms
        rooms |= floor
    raise AssertionError(f"{room} has no floor")


def sources(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for folder in folders:
        for path in sorted((settings.BASE_DIR / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(settings.BASE_DIR)), ast.parse(path.read_text())


def test_every_room_has_a_floor() -> None:
    folders = {path.name for path in (settings.BASE_DIR / "ita").iterdir() if path.is_dir()}
    others = {"management", "migrations", "static", "templates", "templatetags", "__pycache__"}
    assert folders - others - {"publication"} == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_downwards_only(imports: grimp.ImportGraph, room: str) -> None:
    package = f"ita.{room}"
    allowed = {room, *below(room)}
    for module in {package} | imports.find_descendants(package):
        for imported in imports.find_modules_directly_imported_by(module):
            parts = imported.split(".")
            if parts[0] == "ita":
                assert len(parts) > 1 and parts[1] in allowed, f"{module} imports {imported}"


def test_only_django_imports_the_models_of_all_rooms(imports: grimp.ImportGraph) -> None:
    assert imports.find_modules_that_directly_import("ita.models") == set()


@pytest.mark.parametrize(("name", "importer"), [("hooks", "wagtail_hooks"), ("admin_urls", "")])
def test_the_top_layer_of_a_room_is_imported_from_the_top(
    imports: grimp.ImportGraph, name: str, importer: str
) -> None:
    for room in ROOMS:
        module = f"ita.{room}.{name}"
        if module in imports.modules:
            importers = imports.find_modules_that_directly_import(module)
            assert importers <= ({f"ita.{importer}"} if importer else set())


def reverse_names() -> Iterator[tuple[str, str]]:
    """(room, name) of each name by which a room's models are reached from models of others."""
    for model in apps.get_models():
        for relation in model._meta.get_fields(include_hidden=False):
            if not isinstance(relation, ForeignObjectRel) or relation.hidden:
                continue
            source = relation.related_model.__module__.split(".")
            if source[0] == "ita" and source[:2] != model.__module__.split(".")[:2]:
                yield source[1], relation.get_accessor_name() or ""


def words(tree: ast.Module) -> Iterator[str]:
    """Names of attributes, and of the first step of look-ups ("evidence__item")."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
            yield node.arg.split("__")[0]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "__" in node.value:
            yield node.value.split("__")[0]


def test_no_room_reads_what_is_above_it_by_a_reverse_name() -> None:
    names = set(reverse_names())
    assert ("assessment", "evidence") in names and ("people", "posts") in names
    for room, name in sorted(names):
        lower = ["home", *(f"ita/{each}" for each in below(room))]
        for path, tree in sources(*lower):
            assert name not in set(words(tree)), f"{path} reads .{name} of {room}"


def compares_acts(tree: ast.Module) -> Iterator[int]:
    """Lines that filter rows by their act, or compare the act of one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg in ("act", "act__in"):
            call = ast.unparse(node.value)
            if "Act." in call or node.arg == "act__in":
                yield node.value.lineno
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(side, ast.Attribute) and side.attr == "act" for side in sides):
                yield node.lineno
        elif isinstance(node, ast.Match) and ast.unparse(node.subject).endswith(".act"):
            yield node.lineno


def test_one_file_interprets_acts_on_pages_and_one_the_others() -> None:
    found = {
        f"{path}:{line}"
        for path, tree in sources("ita", "ita_site", "home", "search")
        if path not in MAY_FILTER_BY_ACT
        for line in compares_acts(tree)
    }
    assert found == set()
    assert any(compares_acts(ast.parse((settings.BASE_DIR / HISTORY).read_text())))


def test_one_file_says_what_is_public() -> None:
    """Wagtail's own words for it stand in home/visibility.py alone."""
    for path, tree in sources("home", "ita", "search", "ita_site"):
        if path == "home/visibility.py":
            continue
        for node in ast.walk(tree):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            if called and node.func.attr in ("public", "get_view_restrictions"):
                raise AssertionError(f"{path}:{node.lineno} asks by itself what is public")


def test_no_file_is_large() -> None:
    large = {
        str(path): lines
        for folder in ("home", "ita", "ita_site", "search", "tests")
        for path in Path(settings.BASE_DIR / folder).rglob("*.py")
        if "migrations" not in path.parts and (lines := path.read_text().count("\n")) >= MOST_LINES
    }
    assert large == {}
