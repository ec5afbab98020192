"""How is something written to the log? As a line to read, or as a line of JSON to search.

Only facts that are listed here are written: what else Django hands along with a message, the whole
request with its cookies for one, stays out. So does the path, in which a token may stand: the name
of the view is in its place.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

from django.http import HttpRequest

from annotator.observability import request_log

# What `request_log` says of a request that was answered.
FACTS = ("method", "view", "status", "ms")


class AboutRequest(logging.Filter):
    """Gives each message the number of its request, and takes the path out of those of Django."""

    def filter(self, record: logging.LogRecord) -> bool:
        number = request_log.number.get()
        vars(record).update(number=number, after=f" [{number}]" if number else "")
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            # Django writes what is not ASCII in its own way.
            path = (request.path, request.path.encode("unicode_escape").decode("ascii"))
            view = request_log.view_of(request)
            record.args = tuple(view if told in path else told for told in record.args)
        return True


class JsonLine(logging.Formatter):
    """A message as an object on one line.

    Of an exception it has the kind and where it happened, not its words: those of a database or a
    parser repeat what somebody wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if told := getattr(record, "number", ""):
            line["request_id"] = told
        line |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if record.exc_info and record.exc_info[1]:
            line["error"] = type(record.exc_info[1]).__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line, ensure_ascii=False)
