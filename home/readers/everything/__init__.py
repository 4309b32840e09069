"""All text that a file carries, also where its reader does not look: hidden sheets, comments,
properties, deleted passages, what belongs to pictures. For looking after what must not be public;
what search shows comes from ``home.readers`` alone."""

from home.readers.everything.places import Part, Place, PlaceKind
from home.readers.everything.reading import read_everything
from home.readers.everything.scans import SCANNABLE, Scan, scans_in

__all__ = ["SCANNABLE", "Part", "Place", "PlaceKind", "Scan", "read_everything", "scans_in"]
