"""How the rows of an evidence workbook are laid out. A layout is data: sheets and their columns."""

from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed
from ita.assessment.models import Framework
from ita.workbook.layouts.base import Layout
from ita.workbook.layouts.mitas import MITAS
from ita.workbook.layouts.oit import OIT
from ita.workbook.layouts.self_check import SELF

LAYOUTS = {layout.name: layout for layout in (OIT, MITAS, SELF)}
OF_SCHEME = {"MOIT": MITAS}  # every other list is laid out as OIT

__all__ = ["LAYOUTS", "Layout", "layout_of"]


def layout_of(framework: Framework, name: str = "") -> Layout:
    """The layout called ``name`` (in any case), or else the one of the list's scheme.

    Raises:
        NotAllowed: there is no such layout; the reason names those that there are.
    """
    if not name:
        return OF_SCHEME.get(framework.scheme, OIT)
    if found := LAYOUTS.get(name.upper().replace("_", "-")):
        return found
    raise NotAllowed(
        _("There is no layout %(name)s. There are: %(names)s.")
        % {"name": name, "names": ", ".join(LAYOUTS)}
    )
