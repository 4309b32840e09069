"""The arrows of the house (docs/decisions/0002-house.md): imports go one way."""

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


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    """Every import between our modules, those inside functions too."""
    return grimp.build_graph(*ROOMS, cache_dir=None)


@pytest.mark.parametrize(("importer", "imported"), FORBIDDEN)
def test_imports_go_one_way(imports: grimp.ImportGraph, importer: str, imported: str) -> None:
    chains = imports.find_shortest_chains(importer, imported, as_packages=True)
    assert not chains, f"{importer} must not know {imported}: {chains}"


def test_the_thai_tools_import_nothing_of_ours(imports: grimp.ImportGraph) -> None:
    modules = {"home.thai"} | imports.find_descendants("home.thai")
    for module in modules:
        ours = imports.find_modules_directly_imported_by(module) - modules
        assert not ours, f"{module} imports {ours}"


def test_only_the_writer_and_the_framework_files_know_openpyxl() -> None:
    graph = grimp.build_graph("ita", include_external_packages=True, cache_dir=None)
    for module in graph.find_modules_that_directly_import("openpyxl"):
        assert (
            module.startswith(
                ("ita.workbook.writer", "ita.assessment.frameworks.reading_xlsx"),
            )
            or module == "ita.assessment.frameworks.writing_xlsx"
        ), module
