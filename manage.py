#!/usr/bin/env python
"""Run a management command; the default settings are those for development."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_site.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
