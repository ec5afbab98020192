"""How does the site do, in numbers that Prometheus gathers? What all its processes counted.

Nothing is counted unless `METRICS_TOKEN` says who may read it. A process writes what it counts to a
file of its own in the directory that `PROMETHEUS_MULTIPROC_DIR` names, which `serve` makes and
empties; whichever process is asked adds them up. Names of views are counted, never addresses.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import Error, transaction
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from annotator.models import Article, Comment, Tag
from annotator.observability.request_log import view_of
from annotator.queries import moderation as moderation_queries

DIRECTORY = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

counted_here = CollectorRegistry()
requests = Counter(
    "annotator_requests", "Requests answered.", ["view", "status"], registry=counted_here
)
durations = Histogram(
    "annotator_request_seconds",
    "Seconds until a request was answered.",
    ["view"],
    buckets=SECONDS,
    registry=counted_here,
)
written = Counter(
    "annotator_written",
    "Tags, comments and articles that people wrote, but those of imported annotations.",
    ["what"],
    registry=counted_here,
)
database_errors = Counter(
    "annotator_database_errors", "Requests that the database let fail.", registry=counted_here
)


class MetricsMiddleware:
    """Counts each request, and how long it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response
        for model in (Article, Comment, Tag):
            post_save.connect(count_written, sender=model, dispatch_uid="annotator.metrics")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        response = self.get_response(request)
        count(view_of(request), response.status_code, time.perf_counter() - began)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Counts what the database refused or could not do."""
        if isinstance(exception, Error):
            database_errors.inc()


def count(view: str, status: int, seconds: float) -> None:
    """Counts a request that was answered after so many `seconds`."""
    requests.labels(view, status).inc()
    durations.labels(view).observe(seconds)


def count_written(sender: type, created: bool, using: str, **_: object) -> None:
    """Counts a tag, a comment or an article once it is stored for good."""
    if created:
        counter = written.labels(sender.__name__.lower())
        transaction.on_commit(counter.inc, using=using, robust=True)


class ModerationQueue:
    """How many comments wait for an editor, asked of the database when somebody gathers."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The one number, by kind."""
        queue = moderation_queries.count()
        family = GaugeMetricFamily(
            "annotator_moderation_queue", "Comments for editors to decide of.", labels=["kind"]
        )
        family.add_metric(["waiting"], queue.waiting)
        family.add_metric(["flagged"], queue.flagged)
        yield family


def gathered() -> bytes:
    """What all processes have counted, as Prometheus reads it."""
    everything = counted_here
    if DIRECTORY in os.environ:
        everything = CollectorRegistry()
        MultiProcessCollector(everything)  # type: ignore[no-untyped-call]
    asked_now = CollectorRegistry()
    asked_now.register(ModerationQueue())
    return generate_latest(everything) + generate_latest(asked_now)
