"""A developer's or a demonstration's machine: no secrets, e-mail into files under var/."""

from pathlib import Path

from ita_site.settings.base import *  # noqa: F403
from ita_site.settings.base import DATA_DIR, env

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-never-for-production")
PAGE_CACHE = env.bool("PAGE_CACHE", default=not DEBUG)  # a changed template shows at once
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])

# Served by Django itself, with DEBUG off too: the demonstration shows the real error pages.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
DEMO_PASSWORD_ALLOWED = True

_email = env.email_url("EMAIL_URL", default=f"filemail://{DATA_DIR / 'mail'}")
EMAIL_BACKEND = _email["EMAIL_BACKEND"]
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
Path(EMAIL_FILE_PATH).mkdir(parents=True, exist_ok=True)
