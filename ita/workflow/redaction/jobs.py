"""The queue's job that makes the new edition and puts it in the old one's place."""

import logging
import tempfile
from dataclasses import asdict
from functools import partial

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from home.core.exceptions import NotAllowed
from home.core.jobs import claim, fail, finish, report
from home.models import AgencyDocument
from home.redaction.making import TooLarge, redact
from home.redaction.pages import Unreadable
from ita.workflow.redaction import rules
from ita.workflow.redaction.models import Redaction
from ita.workflow.replacement.operations import replace_file

logger = logging.getLogger(__name__)


def make_edition(job_pk: int) -> None:
    """Can be delivered again: that the file is replaced and that the job is done is one."""
    ordered = Redaction.objects.exclude(ordered_at=None).select_related("document", "user")
    with translation.override("th"):
        job = claim(ordered.filter(pk=job_pk))
        if job is None:
            return
        try:
            _make(job)
        except NotAllowed as error:
            fail(job, error.reason)
        except ValidationError as error:
            fail(job, " ".join(error.messages))
        except Unreadable as error:
            fail(job, rules.why_unreadable(error.is_locked))
        except TooLarge:
            fail(job, _too_large())


def _make(job: Redaction) -> None:
    old = job.document
    with tempfile.TemporaryFile() as made:
        with old.file.open("rb") as source:
            redact(source, job.all_boxes, made, settings.DOCUMENT_MAX_SIZE, partial(report, job))
        new = AgencyDocument(title=old.title, collection=old.collection)
        new.file = File(made, old.original_filename)
        new.clean()
        with transaction.atomic():
            results = replace_file(old, new, job.user, job.reason)
            finish(job, made=new, results=[asdict(result) for result in results])


def _too_large() -> str:
    limit = settings.DOCUMENT_MAX_SIZE // (1024 * 1024)
    return _(
        "The new edition would have more than %(limit)s MB, because every page becomes a picture. "
        "Split the file in the program that made it, or remove the data there, and replace the "
        "file. It stays closed."
    ) % {"limit": limit}
