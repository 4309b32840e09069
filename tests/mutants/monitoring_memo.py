"""What the yearly memo counts, and which rows are behind a figure."""

from tests.mutants._groups import changes

FIGURES = ("tests/ita/monitoring/memo/test_figures.py",)
TEXT = ("tests/ita/monitoring/memo/test_text.py",)
ACTS = ("tests/ita/monitoring/memo/test_operations.py",)
SCREENS = ("tests/ita/monitoring/memo/test_views.py",)
MEMO = "ita/monitoring/memo/"

MUTANTS = [
    *changes(
        "ita/register/figures.py",
        FIGURES,
        ("Figure.UPDATED if row.page_id in bound else Figure.FIRST", "Figure.FIRST"),
        ("        if row.act in BINDS:\n            bound.add(row.page_id)\n", ""),
        ("if row.pk not in twice]", "]"),
        ("if first <= local_date(row.occurred_at):", "if first < local_date(row.occurred_at):"),
        ("row.occurred_at - status.first.occurred_at", "row.occurred_at - row.occurred_at"),
        ("datetime.combine(day, time.min, BANGKOK)", "datetime.combine(day, time.min, UTC)"),
        ("is_first = status.first.pk == row.pk", "is_first = True"),
        ("if status.answer and status.answer.act == Act.RETURNED:", "if status.answer is None:"),
        ("if row.pk > word.pk)", ")"),
        ("of_site(site).filter(occurred_at__lt", "filter(occurred_at__lt"),
    ),
    *changes(
        "ita/register/figures.py",
        TEXT,
        ("found = [risk for risk in Risk if answers.get(risk.value)]", "found = []"),
        ("is_checked = all(again.get(each.value) for each in SecondCheck)", "is_checked = True"),
    ),
    *changes(
        MEMO + "units.py",
        FIGURES,
        ("if today is None or today not in self._names:", "if True:"),
        ("if local_date(row.occurred_at) >= self._first and old", "if False"),
    ),
    *changes(
        MEMO + "sources.py",
        TEXT,
        ("UNKNOWN.get(place, NOT_LOOKED_AT)", "UNKNOWN.get(place, '0')"),
    ),
    *changes(
        MEMO + "statistics.py",
        TEXT,
        ("pages = public(model.objects.filter(pk__in=own))", "pages = model.objects.all()"),
        ("period_from__gte=first, ", ""),
    ),
    *changes(
        MEMO + "operations.py",
        ACTS,
        ("if is_new else None", "if True else None"),
        ("    ensure(rules.why_not_unit(unit, site))\n", ""),
        ("supersedes=shown.get(extension),", "supersedes=None,"),
        ("        _discard(files)\n        raise", "        raise"),
    ),
    *changes(
        "ita/register/filters.py",
        SCREENS,
        ("self.named.numbers if self.named else ()", "()"),
        (
            'self._offer("rows", [(name, self.named.label)] if self.named else [])',
            'self._offer("rows", [(name, name)])',
        ),
    ),
    *changes(
        MEMO + "evidence.py",
        SCREENS,
        ("    ensure(rules.why_not_link(user, site))\n", ""),
        ("if _part(element) == _part(items[element.item_id]):", "if True:"),
    ),
]
