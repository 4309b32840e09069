"""Documents and images: stored once, never changed (design, invariant 4)."""

import os
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage
from wagtail.search import index

from home import photos
from home.files import FILE_TYPES, identify
from home.photos import PHOTO_EXTENSIONS


class StoredFile(models.Model):
    """A file with its facts: real type, size and SHA-256 are taken from its bytes, once.

    A replacement is a new document or image. The public can open it once a live page has shown it,
    and from then on for good: its address is evidence (design, invariant 5). Only a page that was
    taken down hides its files again; what was closed because of personal data stays closed.
    """

    kind: ClassVar[str]
    file: Any  # the field of Wagtail's document or image
    collection: Any  # theirs, too: the agency's
    original_filename = models.CharField(_("file name"), max_length=255, editable=False)
    extension = models.CharField(_("file type"), max_length=10, editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    public_since = models.DateTimeField(_("public since"), null=True, editable=False)
    hidden_since = models.DateTimeField(_("hidden since"), null=True, editable=False)
    # The page that was taken down then, as a plain number: it outlives the page. 0: not known.
    hidden_with_page = models.PositiveBigIntegerField(default=0, editable=False)
    # Because of personal data in it: the register's rows by which the file itself was closed for
    # good, and by which its bytes were erased (design, invariant 4). 0: neither.
    closed_by = models.PositiveBigIntegerField(default=0, editable=False)
    erased_by = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self._has_new_file():
            self._identify()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store a new file with its facts; the file of a stored one cannot change.

        Raises:
            ValidationError: the file is not allowed, or differs from the stored one.
        """
        if self._state.adding:
            if not self.sha256:
                self._identify()
        elif self._has_new_file() or self.file.name != self._stored_name():
            raise ValidationError(
                {"file": _("A stored file never changes. Upload the new file as a new one.")}
            )
        super().save(*args, **kwargs)

    @property
    def key(self) -> str:
        """By which seals, the register and officers' addresses name it: "document:12"."""
        return f"{self.kind}:{self.pk}"

    @property
    def is_public(self) -> bool:
        return self.public_since is not None and self.hidden_since is None

    @property
    def type_label(self) -> str:
        return str(FILE_TYPES[self.extension][1])

    def stored_path(self, folder: str) -> str:
        """An ASCII path by the hash of the bytes: Thai names break in too many stores."""
        return f"{folder}/{self.sha256[:2]}/{self.sha256}.{self.extension}"

    def discard_bytes(self) -> None:
        """Remove the bytes of a file whose row was rolled back."""
        if self.file and self.file._committed:
            self.file.storage.delete(self.file.name)

    def _has_new_file(self) -> bool:
        return bool(self.file) and not self.file._committed

    def _stored_name(self) -> str:
        stored = type(self)._default_manager.values("file").get(pk=self.pk)  # type: ignore[misc]
        return str(stored["file"])

    def _identify(self) -> None:
        """Take the facts of the bytes as they are stored: pictures are cleaned before."""
        try:
            facts = identify(self.file, self.file.name, settings.DOCUMENT_MAX_SIZE)
            if facts.extension in PHOTO_EXTENSIONS:
                cleaned = photos.clean(self.file, facts.extension)
                self.file = ContentFile(cleaned, os.path.basename(self.file.name))
                facts = identify(self.file, self.file.name, settings.DOCUMENT_MAX_SIZE)
        except ValidationError as error:
            raise ValidationError({"file": error.error_list}) from error
        self.original_filename = os.path.basename(self.file.name)[-255:]
        self.extension, self.sha256, self.file_size = facts.extension, facts.sha256, facts.size


def document_path(document: "AgencyDocument", filename: str) -> str:
    return document.stored_path("documents")


class AgencyDocument(StoredFile, AbstractDocument):  # type: ignore[django-manager-missing]
    """A file of the agency; a replacement points to the document that it ``supersedes``."""

    kind = "document"

    file = models.FileField(_("file"), upload_to=document_path)
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="successors",
        verbose_name=_("supersedes"),
    )

    admin_form_fields = WagtailDocument.admin_form_fields
    # So that a list of documents that leaves some out can still be searched.
    search_fields = [*AbstractDocument.search_fields, index.FilterField("id")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def filename(self) -> str:
        """The Thai name under which the file came and is served."""
        return self.original_filename

    @property
    def file_extension(self) -> str:
        return self.extension

    def newer_editions(self) -> list["AgencyDocument"]:
        """Public documents that supersede this one, directly or in turn, oldest first."""
        newer: list[AgencyDocument] = []
        latest = [self]
        while latest := list(AgencyDocument.objects.filter(supersedes__in=latest)):
            newer += latest
        public = [document for document in newer if document.is_public]
        return sorted(public, key=lambda document: (document.public_since, document.pk))

    def earlier_editions(self) -> list["AgencyDocument"]:
        """What this document superseded, newest first."""
        earlier, document = [], self
        while document.supersedes:
            document = document.supersedes
            earlier.append(document)
        return earlier


class AgencyImage(StoredFile, AbstractImage):  # type: ignore[django-manager-missing]
    """A picture of the agency; its description is the text for people who cannot see it."""

    kind = "image"

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        indexes = [models.Index(fields=["file"], name="home_image_by_file")]

    def get_upload_to(self, filename: str) -> str:
        return self.stored_path("images")


class Rendition(AbstractRendition):
    image = models.ForeignKey(AgencyImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="home_rendition_once_per_filter",
            )
        ]
        indexes = [models.Index(fields=["file"], name="home_rendition_by_file")]
