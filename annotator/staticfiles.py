"""How do static files get names that change with their content, our ES modules included?"""

from __future__ import annotations

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# The stubs leave out what Django keeps to itself; there is no public name for these patterns.
_, module_patterns = ManifestStaticFilesStorage._js_module_import_aggregation_patterns  # type: ignore[attr-defined]


class HashedStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """WhiteNoise's storage that also rewrites `import` lines, but in our own modules only.

    Django's switch for it reads every script, and stumbles over examples in the comments of other
    people's.
    """

    patterns = (*ManifestStaticFilesStorage.patterns, ("js/*.js", module_patterns))
