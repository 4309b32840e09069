"""The texts of a framework that are confirmed one by one: the title of each item, and its
elements."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from ita.assessment.confirmation.selectors import needs_confirmation
from ita.assessment.models import Element, Framework, Item

Text = Item | Element  # an item stands for its title


def items_of(framework: Framework) -> list[Item]:
    """The items in order, with their elements at hand. Two queries."""
    return list(framework.items.order_by("sort_order").prefetch_related("elements"))


def texts_of(items: Iterable[Item]) -> Iterator[Text]:
    for item in items:
        yield item
        yield from needs_confirmation(item)


def key_of(text: Text) -> str:
    """How a form names the text."""
    return f"{'element' if isinstance(text, Element) else 'item'}-{text.pk}"


def words_of(text: Text) -> str:
    return text.text if isinstance(text, Element) else text.title


def item_of(text: Text) -> Item:
    return text.item if isinstance(text, Element) else text


def fingerprint(texts: Iterable[Text]) -> str:
    """What an officer reads, in one word: a screen sends back the one that it showed."""
    read = sorted((key_of(text), words_of(text)) for text in texts)
    rows = json.dumps(read, ensure_ascii=False)
    return hashlib.sha256(rows.encode("utf-8", "surrogatepass")).hexdigest()
