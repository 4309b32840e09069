"""What is made from the demonstration's rows at once, not with each of them."""

from django.core.management import call_command
from wagtail.models import ReferenceIndex

from home.models import AgencySettings, ContentPage
from ita.monitoring.personal_data.operations import queue_unsearched
from search.indexing import vocabulary
from search.passages.jobs import queue_unread


def index_references() -> None:
    """Which page refers to what: each page is saved a dozen times on its way, once is enough."""
    for thing in [*ContentPage.objects.specific(), *AgencySettings.objects.all()]:
        ReferenceIndex.create_or_update_for_object(thing)


def index_words() -> None:
    """What is searched; the words of the files, and personal data in them, when the queue comes to
    them."""
    call_command("update_index", verbosity=0)
    vocabulary.recount()  # as at night: a word in every page must not pass for a rare one
    queue_unread()
    queue_unsearched()
