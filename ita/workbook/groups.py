"""By what the summary groups the items."""

from django.utils.translation import gettext as _

from ita.assessment.models import Framework, Item
from ita.workbook.rows import Group


def groups_of(framework: Framework, items: list[Item]) -> dict[int, Group]:
    """The group of each item (by id): its sub-indicator, or its indicator where it has none."""
    indicators = dict(framework.indicators.values_list("code", "title"))
    sub_indicators = dict(framework.sub_indicators.values_list("code", "title"))
    return {item.pk: _group(item, indicators, sub_indicators) for item in items}


def _group(item: Item, indicators: dict[str, str], sub_indicators: dict[str, str]) -> Group:
    if code := item.sub_indicator_code:
        label = _("Sub-indicator %(code)s") % {"code": code}
        return Group(label, sub_indicators.get(code, ""))
    label = _("Indicator %(code)s") % {"code": item.indicator_code}
    return Group(label, indicators.get(item.indicator_code, ""))
