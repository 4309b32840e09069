"""Upload forms: a stored file is never replaced."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class NeverReplacedMixin:
    """A stored file cannot be exchanged, so the form offers a file only for a new one."""

    instance: Any
    fields: dict[str, Any]
    is_bound: bool
    errors: Any
    data: Any
    add_prefix: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("file", None)

    def full_clean(self) -> None:
        """The title comes from the file's name: that of a refused file must not stay."""
        super().full_clean()  # type: ignore[misc]
        if self.is_bound and "file" in self.errors:
            self.data = self.data.copy()
            self.data[self.add_prefix("title")] = ""


class DocumentForm(NeverReplacedMixin, BaseDocumentForm):
    pass


class ImageForm(NeverReplacedMixin, BaseImageForm):
    pass
