from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from wagtail.models import Site

from ita.monitoring.traffic.checking import check


class Command(BaseCommand):
    help = "Compares the closed days of the traffic log with their rows on the register."

    def handle(self, *args: Any, **options: Any) -> None:
        count = 0
        for site in Site.objects.select_related("root_page"):
            for fault in check(site):
                count += 1
                self.stdout.write(f"{site.hostname}: {fault}")
        if count:
            raise CommandError(_("The traffic log has %(count)s faults.") % {"count": count})
        self.stdout.write(_("The closed days of the traffic log are what was closed."))
