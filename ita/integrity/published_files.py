"""Which files a page ever showed to the public, as its seals say."""

import json
from collections import defaultdict
from typing import Any

from home.file_closing import Numbers
from ita.integrity.disk import MODELS
from ita.integrity.models import Seal
from ita.register.history import page_status


def published_files(page_id: int) -> Numbers:
    """Numbers of the files in each content of the page that was published; two queries."""
    hashes = {row.seal_sha256 for row in page_status(page_id).bound}
    seals = Seal.objects.filter(page_id=page_id, sha256__in=hashes).exclude(content="")
    found: dict[Any, set[int]] = defaultdict(set)
    for content in seals.values_list("content", flat=True):
        for name in json.loads(content).get("files", {}):
            kind, number = name.split(":")
            found[MODELS[kind]].add(int(number))
    return found
