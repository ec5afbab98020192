#!/usr/bin/env python
"""The door to Annotator's commands; `manage.py help` lists them."""

from __future__ import annotations

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")
    # A command is one process, which may make a secret key and keep it. A server has several, and
    # is told so (`make run`) or given the key.
    if sys.argv[1:2] != ["serve"]:
        os.environ.setdefault("KEEP_SECRET_KEY", "1")
    execute_from_command_line(sys.argv)
