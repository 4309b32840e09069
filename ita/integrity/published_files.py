"""Which files a page ever showed to the public, as its seals say."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from home.file_closing import Numbers
from ita.integrity.disk import MODELS
from ita.integrity.models import Seal
from ita.register.history import page_status
from ita.register.sealed import shown_by_erased


def published_files(page_id: int) -> Numbers:
    """Numbers of the files in each content of the page that was published; three queries."""
    hashes = {row.seal_sha256 for row in page_status(page_id).bound}
    seals = Seal.objects.filter(page_id=page_id, sha256__in=hashes).exclude(content="")
    contents = seals.values_list("content", flat=True)
    names = {name for content in contents for name in json.loads(content).get("files", {})}
    found: dict[Any, set[int]] = defaultdict(set)
    for name in names | shown_by_erased(page_id):
        kind, number = name.split(":")
        found[MODELS[kind]].add(int(number))
    return found


def files_of_seals(page_id: int, hashes: Iterable[str]) -> list[str]:
    """Keys of the files that the page's seals with ``hashes`` showed to the public."""
    bound = {row.seal_sha256 for row in page_status(page_id).bound} & set(hashes)
    seals = Seal.objects.filter(page_id=page_id, sha256__in=bound).exclude(content="")
    contents = seals.values_list("content", flat=True)
    return sorted({name for content in contents for name in json.loads(content)["files"]})
