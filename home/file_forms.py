"""Upload forms: a stored file is never replaced, and what was approved with it stays."""

from typing import Any

from django.forms import FileInput
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.file_uses import why_not_rename
from home.photos import ensure_readable


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


SHOWN = ("title", "description")
FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


class PictureField(WagtailImageField):
    def to_python(self, data: Any) -> Any:
        """Looks at the header first: Wagtail's own look lets Pillow's errors out, as a 500."""
        if data:
            ensure_readable(data)
        return super().to_python(data)


class ImageForm(NeverReplacedMixin, BaseImageForm):
    """Locks what the public is shown of a picture on a live page, or one under review."""

    file = PictureField(label=_("File"), widget=FileInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and (reason := why_not_rename(self.instance)):
            for name in {*SHOWN, *FOCAL_POINT} & set(self.fields):
                self.fields[name].disabled = True
            self["title"].help_text = reason  # Wagtail's form has bound the field already
