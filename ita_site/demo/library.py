"""Keeps the pictures and files of the demonstration agency as images and documents."""

from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from wagtail.models import Site

from home.models import AgencyDocument, AgencyImage, AgencySettings
from ita_site.demo.content import PageEntry, read
from ita_site.demo.files import make_file
from ita_site.demo.pictures import make_picture


class Library:
    """Makes each picture of the agency once, and its files, as uploaded by ``uploader``."""

    def __init__(self, site: Site, uploader: User) -> None:
        self.uploader = uploader
        self.collection = AgencySettings.for_site(site).collection
        self._images: dict[str, AgencyImage] = {}

    @cached_property
    def _pictures(self) -> dict[str, dict[str, Any]]:
        pictures: dict[str, dict[str, Any]] = read("pictures")
        return pictures

    def image(self, name: str) -> AgencyImage:
        """The picture ``name`` of content/pictures.json."""
        if name not in self._images:
            self._images[name] = self._stored(name) or self._make(self._pictures[name])
        return self._images[name]

    def _stored(self, name: str) -> AgencyImage | None:
        images = AgencyImage.objects.filter(collection=self.collection)
        image: AgencyImage | None = images.filter(title=self._pictures[name]["title"]).first()
        return image

    def _make(self, raw: dict[str, Any]) -> AgencyImage:
        image: AgencyImage = AgencyImage.objects.create(
            title=raw["title"],
            description=raw["description"],
            file=ContentFile(make_picture(raw), f"{raw['title']}.png"),
            uploaded_by_user=self.uploader,
            collection=self.collection,
        )
        return image

    def document(self, entry: PageEntry, raw: dict[str, Any]) -> AgencyDocument:
        """The file ``raw`` of the page ``entry``."""
        name = raw["name"]
        return AgencyDocument.objects.create(
            title=raw.get("title") or name.rpartition(".")[0],
            file=ContentFile(make_file(entry, raw), name),
            uploaded_by_user=self.uploader,
            collection=self.collection,
        )
