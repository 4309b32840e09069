"""Reads a part of an office file while it comes: no more than a chunk of it is in memory."""

from collections.abc import Iterator
from typing import IO, Generic, TypeVar
from xml.sax.handler import ContentHandler

from defusedxml.expatreader import DefusedExpatParser

CHUNK = 64 * 1024
P = TypeVar("P")


class Collector(ContentHandler, Generic[P]):
    """Puts what it read into ``done``, from which it is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[P] = []

    def take(self) -> Iterator[P]:
        done, self.done = self.done, []
        yield from done


def stream(part: IO[bytes], collector: Collector[P]) -> Iterator[P]:
    """What ``collector`` finds in the XML of ``part``.

    Raises:
        SAXException, DefusedXmlException: it is no XML, or declares entities.
    """
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(collector)
    while chunk := part.read(CHUNK):
        parser.feed(chunk)
        yield from collector.take()
    parser.close()
    yield from collector.take()
