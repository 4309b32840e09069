"""The development server, together with the queue worker: one command, one clean stop."""

import os
import signal
import subprocess
import sys
from typing import Any

from django.contrib.staticfiles.management.commands.runserver import Command as RunserverCommand
from django.core.management.base import CommandParser
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

STOP_SECONDS = 10


class Command(RunserverCommand):
    help = "Serve the site and work the queue."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--noqueue", action="store_true", help="Do not start the queue worker")

    def run(self, **options: Any) -> None:
        # The reloader's child runs this again; only the parent owns the worker.
        if options.get("noqueue") or os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
            super().run(**options)
            return
        worker = start_worker()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that ``finally`` runs
        try:
            super().run(**options)
        finally:
            stop(worker)


def start_worker() -> subprocess.Popen[bytes]:
    """The queue worker in a session of its own: Ctrl-C reaches it through ``stop`` alone,
    because a signal to its whole process group makes it hang."""
    return subprocess.Popen([sys.executable, sys.argv[0], "qcluster"], start_new_session=True)


def stop(worker: subprocess.Popen[bytes]) -> None:
    """End the worker and wait; its running job is finished first, within limits."""
    worker.terminate()
    try:
        worker.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        worker.kill()
