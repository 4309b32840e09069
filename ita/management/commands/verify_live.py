from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from wagtail.models import Site

from home.sites import pages_of
from ita.integrity.erased import erased_files_told
from ita.integrity.left_out import LEFT_OUT
from ita.integrity.notices import notices
from ita.workflow.changes.finds import record_finds
from ita.workflow.drift.operations import record_drifts
from ita.workflow.faults.operations import look_at_public


class Command(BaseCommand):
    help = "Compares what is live with what was approved; what differs goes on the register."

    def create_parser(self, *args: Any, **kwargs: Any) -> CommandParser:
        """With what is not compared, and why."""
        reasons = [f"- {what}: {reason}" for what, reason in LEFT_OUT]
        epilog = "\n".join([_("Not compared, and why:"), *reasons])
        return super().create_parser(
            *args, epilog=epilog, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def handle(self, *args: Any, **options: Any) -> None:
        count = pages = 0
        for site in Site.objects.select_related("root_page"):
            pages += pages_of(site).live().count()
            for drift in (*record_drifts(site), *record_finds(site)):
                count += 1
                self.stdout.write(f"{site.hostname}: {drift}")
            for notice in (*notices(site), *erased_files_told(site)):
                self.stdout.write(f"{site.hostname}: {notice}")
        for fault in look_at_public():
            count += 1
            self.stdout.write(fault.problem)
        if count:
            raise CommandError(
                _("%(count)s pages or facts are not as approved.") % {"count": count}
            )
        self.stdout.write(_("Everything live is what was approved."))
        self.stdout.write(
            _(
                "Compared: %(pages)s live pages with their seals, and the bytes of every file that "
                "they show. Whether seals and register are what they were, verify_register says."
            )
            % {"pages": pages}
        )
