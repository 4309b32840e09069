"""Upload forms: a stored file is never replaced."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm


class NeverReplacedMixin:
    """A stored file cannot be exchanged, so the form offers a file only for a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("file", None)


class DocumentForm(NeverReplacedMixin, BaseDocumentForm):
    pass


class ImageForm(NeverReplacedMixin, BaseImageForm):
    pass
