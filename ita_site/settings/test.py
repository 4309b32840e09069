"""Tests: quick hashing, mail in memory, queue jobs at once; all else as in production."""

import tempfile
from pathlib import Path

from ita_site.settings.base import *  # noqa: F403
from ita_site.settings.base import CACHES, Q_CLUSTER

DEBUG = False
SECRET_KEY = "only-for-tests"
ALLOWED_HOSTS = ["*"]
DEMO_PASSWORD_ALLOWED = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
NOTICE_DELAY = 0
KEEP_WORDS_WHOLE = False  # the tests read sentences; those of the lines turn it on
PAGE_CACHE = False  # what is tested is what is made; the tests of the cache turn it on
CACHES = CACHES | {
    "pages": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "pages"}
}
TRAFFIC_LOG = False  # the tests of the log turn it on
OCR_ENABLED = False  # the tests of scans turn it on: each picture takes a second

DATA_DIR = Path(tempfile.mkdtemp(prefix="ita-test-"))
EXPORT_ROOT = DATA_DIR / "exports"
FILED_ROOT = DATA_DIR / "filed"
ANCHOR_ROOT = DATA_DIR / "anchors"
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
SITE_URL = WAGTAILADMIN_BASE_URL = "http://localhost"

Q_CLUSTER = Q_CLUSTER | {"sync": True}
STATIC_ROOT.mkdir(parents=True)  # WhiteNoise warns where there is none
