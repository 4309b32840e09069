"""Upload forms: a stored file is never replaced, and what was approved with it stays."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from home.file_uses import why_not_rename


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
    """Locks the title that a live page, or one under review, shows; the rest stays open."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and (reason := why_not_rename(self.instance)):
            self.fields["title"].disabled = True
            self["title"].help_text = reason  # Wagtail's form has bound the field already


class ImageForm(NeverReplacedMixin, BaseImageForm):
    pass
