from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from home.files import ALLOWED_EXTENSIONS
from home.models import AgencyDocument

ACCEPTED = ",".join(f".{extension}" for extension in ALLOWED_EXTENSIONS)


class ReplacementForm(forms.ModelForm[AgencyDocument]):
    """The new file, how it is called, and why it comes in place of the old one.

    What a file may be is checked by the model, as for every other upload.
    """

    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("What is new, in a sentence: the checker and the approver read it"),
        widget=forms.Textarea({"rows": 3}),
    )

    class Meta:
        model = AgencyDocument
        fields = ["file", "title"]
        labels = {"file": _("New file"), "title": _("title")}
        widgets = {"file": forms.FileInput({"accept": ACCEPTED})}

    @classmethod
    def of(
        cls,
        old: AgencyDocument,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
    ) -> "ReplacementForm":
        """The form for a replacement of ``old``, which may keep its title."""
        return cls(data, files, initial={"title": old.title})
