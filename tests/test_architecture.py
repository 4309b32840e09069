"""The arrows of the house (docs/decisions/0002-house.md): imports go one way."""

from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

ROOMS = ("home", "ita", "search", "ita_site")
FORBIDDEN = [
    ("home", "ita"),
    ("home", "search"),
    ("home", "ita_site"),
    ("ita", "search"),
    ("ita", "ita_site"),
    ("search", "ita"),
    ("search", "ita_site"),
]
WITHOUT_CYCLES = ("home", "ita", "search")


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """Every import between our modules, those inside functions too."""
    return grimp.build_graph(*ROOMS, cache_dir=None)


@pytest.mark.parametrize(("importer", "imported"), FORBIDDEN)
def test_imports_go_one_way(imports: grimp.ImportGraph, importer: str, imported: str) -> None:
    chains = imports.find_shortest_chains(importer, imported, as_packages=True)
    assert not chains, f"{importer} must not know {imported}: {chains}"


@pytest.mark.parametrize("app", WITHOUT_CYCLES)
def test_no_file_imports_itself_by_way_of_others(imports: grimp.ImportGraph, app: str) -> None:
    modules = modules_of(imports, app)
    graph = {one: imports.find_modules_directly_imported_by(one) & modules for one in modules}
    assert cycle_in(graph) == []


@pytest.mark.parametrize("app", WITHOUT_CYCLES)
def test_no_folder_imports_itself_by_way_of_others(imports: grimp.ImportGraph, app: str) -> None:
    """Of what stands in one folder (files, and folders with all that is below them) the imports go
    one way."""
    for folder in folders_of(modules_of(imports, app)):
        assert cycle_in(imports_within(imports, folder)) == [], folder


@pytest.mark.parametrize("package", ["home.core", "home.thai"])
def test_the_tools_import_nothing_of_ours(imports: grimp.ImportGraph, package: str) -> None:
    modules = {package} | imports.find_descendants(package)
    for module in modules:
        ours = imports.find_modules_directly_imported_by(module) - modules
        assert not ours, f"{module} imports {ours}"


def test_only_the_writer_and_the_framework_files_know_openpyxl() -> None:
    graph = grimp.build_graph("ita", include_external_packages=True, cache_dir=None)
    for module in graph.find_modules_that_directly_import("openpyxl"):
        assert module.startswith("ita.workbook.writer") or module in (
            "ita.assessment.frameworks.package",
            "ita.assessment.frameworks.sheets",
            "ita.assessment.frameworks.writing_xlsx",
        ), module


def modules_of(imports: grimp.ImportGraph, app: str) -> set[str]:
    """The modules of ``app``; migrations name what stood there once."""
    modules = {app} | imports.find_descendants(app)
    return {module for module in modules if ".migrations" not in module}


def folders_of(modules: set[str]) -> set[str]:
    return {module.rpartition(".")[0] for module in modules} & modules


def imports_within(imports: grimp.ImportGraph, folder: str) -> dict[str, set[str]]:
    """What each file and folder in ``folder`` imports of the others there. The folder's own
    ``__init__`` is a file like the others."""
    graph: dict[str, set[str]] = {}
    for module in modules_of(imports, folder):
        part = part_of(folder, module)
        imported = imports.find_modules_directly_imported_by(module)
        inside = {one for one in imported if one == folder or one.startswith(f"{folder}.")}
        graph.setdefault(part, set()).update({part_of(folder, one) for one in inside} - {part})
    return graph


def part_of(folder: str, module: str) -> str:
    """The file or folder in ``folder`` that is, or holds, ``module``."""
    return module.removeprefix(folder).lstrip(".").partition(".")[0] or "__init__"


def cycle_in(graph: dict[str, set[str]]) -> list[str]:
    """One cycle of ``graph``, empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
