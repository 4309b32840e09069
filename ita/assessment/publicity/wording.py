"""What the public reads of a framework, in one hash: an approver opens exactly this."""

import hashlib
import json
from typing import Any

from ita.assessment.models import Element, Framework

# What lists were called before they had names of their own: opened so, they stay what was allowed.
NAMED_BEFORE = {"", "OIT (สำนักงาน ป.ป.ช.)", "MOIT (กระทรวงสาธารณสุข)"}


def wording_hash(framework: Framework) -> str:
    """SHA-256 (hexadecimal) of scheme, year, indicators, items and elements in their order, and of
    the rules by which the state of an item is computed: data year, requirement, scope, checks."""
    elements = Element.objects.filter(item__framework=framework).order_by("sort_order", "pk")
    texts: dict[int, list[list[object]]] = {}
    for row in elements:
        # Only where there are any: what was opened before them stays what was allowed.
        rules = [row.requirement, row.scope, as_postgresql_keeps(row.checks)]
        said = [row.number, row.section, row.text, row.heading, *(rules if any(rules) else [])]
        texts.setdefault(row.item_id, []).append(said)
    items = framework.items.order_by("sort_order", "pk")
    names = [framework.scheme_name] if framework.scheme_name not in NAMED_BEFORE else []
    words = {
        "framework": [framework.scheme, framework.fiscal_year, *names],
        "indicators": [[row.code, row.title] for row in framework.indicators.order_by("code")],
        "items": [
            [item.code, item.title, item.indicator_code, item.data_year, texts.get(item.pk, [])]
            for item in items
        ],
    }
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def as_postgresql_keeps(value: Any) -> Any:
    """JSON with the keys of its objects in PostgreSQL's order, so that the hash is the same on
    every database: SQLite keeps the order in which they were written."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: (len(key.encode()), key.encode()))
        return {key: as_postgresql_keeps(value[key]) for key in keys}
    if isinstance(value, list):
        return [as_postgresql_keeps(each) for each in value]
    return value
