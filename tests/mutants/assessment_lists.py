"""Whose list is whose, what of a file is kept, and what evidence stands on."""

from tests.mutants._groups import changes

FRAMEWORKS = "ita/assessment/frameworks/"
TESTS = "tests/ita/assessment/frameworks/"
WHOSE = (TESTS + "test_whose.py",)
MOVES = (TESTS + "test_moves.py",)
READING = (TESTS + "test_reading_xlsx.py", TESTS + "test_reading_tables.py")

MUTANTS = [
    *changes(
        "ita/assessment/models.py",
        WHOSE,
        ("self.of_agency(site).ready().order_by", "self.of_agency(site).order_by"),
        ("self.filter(models.Q(site=None) | models.Q(site=site))", "self.all()"),
        ('models.F("site").asc(nulls_last=True)\n', 'models.F("site").asc(nulls_first=True)\n'),
    ),
    *changes(
        FRAMEWORKS + "meaning.py",
        MOVES,
        ("ALIKE = 0.9", "ALIKE = 0.5"),
        (">= ENOUGH and", ">= 0 and"),
    ),
    *changes(
        FRAMEWORKS + "moves.py",
        MOVES,
        (
            "        yield Loss(key, reason or "
            '"", choices, code_of_title or _likest(item, entries))\n',
            "",
        ),
        ("if recoded or not same_meaning(item.title, entry.title):", "if recoded:"),
        ("if number != DROPPED and code not in codes:", "if code not in codes:"),
    ),
    *changes(
        FRAMEWORKS + "protection.py",
        (*WHOSE, "tests/ita/assessment/test_framework_screens.py"),
        ("    if reason.strip():\n        return None\n", "    if reason:\n        return None\n"),
        (
            "    return why_not_change_open(framework)\n",
            "    return None\n",
        ),
    ),
    *changes(
        FRAMEWORKS + "editions.py",
        WHOSE,
        ("if edition.digest != framework.edition else None", "if edition.digest else None"),
        ("user.is_superuser or Site.objects.count() == 1", "True"),
    ),
    *changes(
        FRAMEWORKS + "reading_xlsx.py",
        READING,
        ("                named.add(column)  # once a column\n", "                continue\n"),
        ("if name not in ours and sheet.lines and not is_for_people:", "if False:"),
    ),
    *changes(
        FRAMEWORKS + "drafts.py",
        (*WHOSE, TESTS + "test_reading_tables.py"),
        ("if not row.title.strip()]\n    if untitled:", "if not row.title]\n    if False:"),
    ),
]
