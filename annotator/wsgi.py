"""What a WSGI server calls: Django, with what answers before it does."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "annotator.settings")

django_application = get_wsgi_application()
# By its name: it needs models, which there are only now.
application = import_string("annotator.shared.front.Front")(django_application)
