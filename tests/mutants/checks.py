"""What the machine says of an element, and what it never says."""

from tests.mutants._groups import changes

CHECKS = "ita/assessment/checks/"
KINDS = CHECKS + "kinds/"
TESTS = "tests/ita/assessment/checks/"
CONTENT = (TESTS + "test_content.py",)
TIMES = (TESTS + "test_times.py",)
FILES = (TESTS + "test_files.py",)
RECORD = (TESTS + "test_record.py",)
WHERE = (TESTS + "test_where.py",)
VOCABULARY = (TESTS + "test_vocabulary.py",)
PAPERS = ("tests/ita/papers/test_public_set.py",)

MUTANTS = [
    *changes(
        CHECKS + "gathering.py",
        CONTENT,
        (" if page.path.startswith(root.path)", ""),
    ),
    *changes(
        CHECKS + "gathering.py",
        TIMES,
        ("            return [], False\n", "            return [], True\n"),
        ("return rows, not self.lists_cut", "return rows, True"),
        ("if place <= MOST_LISTED]", "if place <= MOST_LISTED + 1]"),
        ("row.fiscal_year == to_ce(int(value))", "row.fiscal_year != to_ce(int(value))"),
        (
            "rows: Any = public(ContentPage.objects.filter(inside))",
            "rows: Any = ContentPage.objects.filter(inside)",
        ),
    ),
    *changes(
        CHECKS + "scene.py",
        (*CONTENT, *TIMES),
        ("for piece in (mine or self.approved)", "for piece in self.approved"),
        ("if piece.is_live and piece.is_approved and piece", "if piece.is_approved and piece"),
        ("self.rule == DataYear.PREVIOUS", "self.rule == DataYear.CURRENT"),
        ("            return bool(piece.counts)", "            return True"),
    ),
    *changes(
        KINDS + "content.py",
        CONTENT,
        ('if _has(page, one.get("with", {}))]', "]"),
        ('            if _is_excused(row, one.get("unless")):\n                continue\n', ""),
        ("    if not count:\n        return failed", "    if count < 0:\n        return failed"),
        ("page.latitude is not None and page.longitude is not None", "page.latitude is not None"),
        ("return has_place or page.map_image_id is not None", "return has_place"),
        ('    if count >= one["count"]:', '    if count > one["count"]:'),
        ("if all(is_blank(field, getattr", "if any(is_blank(field, getattr"),
        (
            "for row in getattr(page, name).all() if _has(row, wanted)]",
            "for row in getattr(page, name).all()]",
        ),
    ),
    *changes(
        KINDS + "times.py",
        TIMES,
        (
            "_last(scene.fiscal_year, month) < scene.today",
            "_last(scene.fiscal_year, month) <= scene.today",
        ),
        ("is_told = page.none_this_month or list(page.contracts.all())", "is_told = True"),
        (
            "is_told = page.none_this_month or list(page.contracts.all())",
            "is_told = list(page.contracts.all())",
        ),
        ("if is_told and page.fiscal_year == year else", "if is_told else"),
        ("return year - (month >= 10)", "return year - (month > 10)"),
        ("_spans(page, scene.fiscal_year, missing)]", "not missing]"),
        ("return first.month if begin <= first <= end else None", "return first.month"),
        ("        if not covered & set(wanted):\n", "        if not covered and not wanted:\n"),
        ("if set(_months_of(quarter)) <= months", "if set(_months_of(quarter)) & months"),
        (
            "(page.period_from, page.period_to) == _bounds(year, quarter)",
            "page.period_from == _bounds(year, quarter)[0]",
        ),
    ),
    *changes(
        KINDS + "files.py",
        FILES,
        ("            if state == TextState.NONE:", "            if state == TextState.PART:"),
        ("            if state != TextState.WHOLE:", "            if state == TextState.NONE:"),
        ("        if isinstance(page, LawPage):", "        if isinstance(page, str):"),
        (".pages > most:", ".pages >= most:"),
        (">= SECTIONS_QUOTED", "> SECTIONS_QUOTED + 9"),
    ),
    *changes(
        KINDS + "texts.py",
        FILES,
        ('"request_note", "draft_title"', '"draft_title"'),
        ("page.pk not in scene.gathered.pictured)", "True)"),
        ('return normalise(text).replace(" ", "")', "return text"),
        ("found.state == TextState.WHOLE", "True"),
    ),
    *changes(
        KINDS + "record.py",
        RECORD,
        ("    if not scene.is_stated:\n", "    if scene.element is None:\n"),
        ("    if request is None:\n", "    if request is False:\n"),
        ("        if clicks > most:", "        if clicks >= most:"),
        (" + bool(piece.evidence.document_id)", ""),
        ("siblings > PAGES_PER_LISTING", "siblings >= PAGES_PER_LISTING"),
        ("        if not document.is_public:", "        if document.is_public is None:"),
        ("        if not is_stored(document):", "        if is_stored(document) is None:"),
        ("        if address:\n", "        if not page:\n"),
    ),
    *changes(
        CHECKS + "where.py",
        WHERE,
        ("        if page_id in self.mine:", "        if page_id in self.pages:"),
        ("        if page and page.owner_unit:", "        if page is None:"),
        ("        if self.may_link:", "        if not self.may_link:"),
        ("self.held[self.site.pk, group]", "self.held[0, group]"),
    ),
    *changes(
        CHECKS + "results.py",
        (*CONTENT, TESTS + "test_results.py"),
        ("    if wrong := faults_of(one):\n", "    if wrong := []:\n"),
        ("heading=False).exclude", ").exclude"),
    ),
    *changes(
        CHECKS + "vocabulary.py",
        VOCABULARY,
        ("one.keys() - known - {NAME}", "set()"),
        ("            if parameter.required:", "            if not parameter.name:"),
        ('    unless = one.get("unless")\n', "    unless = None\n"),
        ("elif field.choices and value not in _choices(field)", "elif field.choices and not value"),
    ),
    *changes(
        "ita/papers/public_set.py",
        PAPERS,
        ("request is None or request.approval not in IN_WRITING", "request is None"),
        ("return PUBLIC if all(acts) else ()", "return PUBLIC"),
        ("found.status not in AS_APPROVED or not", "not"),
        ("replace(record, for_public=True)", "record"),
        ("    if kind not in papers_beside(found):\n", "    if kind not in PaperKind.values:\n"),
    ),
]
