from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.workflow.drift.operations import record_drifts


class Command(BaseCommand):
    help = "Compares what is live with what was approved; what differs goes on the register."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for site in Site.objects.select_related("root_page"):
            for drift in record_drifts(site):
                count += 1
                self.stdout.write(f"{site.hostname}: {drift}")
        if count:
            raise CommandError(_("%(count)s pages are not as approved.") % {"count": count})
        self.stdout.write(_("Everything live is what was approved."))
