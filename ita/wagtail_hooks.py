"""Wagtail finds its hooks here; each room keeps its own."""

from ita.assessment import hooks as assessment_hooks  # noqa: F401
from ita.publication import editor_routes, translation_routes  # noqa: F401
from ita.publication import hooks as publication_hooks  # noqa: F401
from ita.publication.people import hooks as people_hooks  # noqa: F401
from ita.workbook import hooks as workbook_hooks  # noqa: F401
