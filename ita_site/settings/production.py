"""Production: refuses to start on a missing or weak value and says which."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from ita_site.settings.base import *  # noqa: F403
from ita_site.settings.base import DATABASES, TIMESTAMP_CERTIFICATE, TIMESTAMP_URL, env

MINIMUM_SECRET_LENGTH = 50


def required(name: str) -> str:
    """The value of the environment variable ``name``.

    Raises:
        ImproperlyConfigured: it is missing or empty; the message names it.
    """
    value: str = env.str(name, default="").strip()
    if not value:
        raise ImproperlyConfigured(f"{name}: ยังไม่ได้กำหนดค่า (missing). Set it in the environment.")
    return value


DEBUG = False
SECRET_KEY = required("SECRET_KEY")
if len(SECRET_KEY) < MINIMUM_SECRET_LENGTH or len(set(SECRET_KEY)) < 10:
    raise ImproperlyConfigured(
        f"SECRET_KEY: ค่าอ่อนเกินไป (weak). Use at least {MINIMUM_SECRET_LENGTH} random characters."
    )
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS").split(",") if host.strip()]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS: ต้องระบุชื่อโดเมน ห้ามใช้ * (weak). Name the hosts.")
SITE_URL = WAGTAILADMIN_BASE_URL = required("SITE_URL").rstrip("/")
address = urlsplit(SITE_URL)
is_local = address.hostname in ("127.0.0.1", "localhost")
if not address.hostname or not (address.scheme == "https" or is_local):
    raise ImproperlyConfigured("SITE_URL: ต้องขึ้นต้นด้วย https:// ตามด้วยชื่อโดเมน (weak). Use https.")
required("DATABASE_URL")
REFUSE_OWNER = True
# Kept open: a page from the cache costs one question, not a new connection. One that the server
# closed meanwhile is noticed before it is used.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
required("EMAIL_URL")
try:
    vars().update(env.email_url("EMAIL_URL"))
except (KeyError, ImproperlyConfigured) as error:
    raise ImproperlyConfigured(
        "EMAIL_URL: ค่าไม่ถูกต้อง (not a mail address), for example smtp+tls://user:password@host:587"
    ) from error

if TIMESTAMP_URL and not Path(TIMESTAMP_CERTIFICATE).is_file():
    raise ImproperlyConfigured(
        "TIMESTAMP_CERTIFICATE: ต้องระบุไฟล์ใบรับรองหลักของผู้ให้บริการประทับเวลา (missing). "
        "A time stamp that nobody can verify proves nothing."
    )

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = address.scheme == "https"
SECURE_SSL_REDIRECT = address.scheme == "https"
SECURE_HSTS_SECONDS = 3600 * 24 * 30 if (address.scheme == "https") else 0
CSRF_TRUSTED_ORIGINS = [SITE_URL]
