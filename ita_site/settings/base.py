"""What every environment shares. Values that differ come from the environment."""

import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

# Everything written at run time: database, media, exports.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))
EXPORT_ROOT = DATA_DIR / "exports"

INSTALLED_APPS = [
    "ita_site",  # first: its runserver also starts the queue worker
    "wagtail_localize",
    "wagtail_localize.locales",  # replaces wagtail.locales
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "ita.people.apps.PeopleConfig",  # wagtail.users
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_q",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "home",
    "search",
    "ita",
]

MIDDLEWARE = [
    "ita.monitoring.traffic.middleware.TrafficMiddleware",  # before all: it notes what they answer
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "home.page_cache.middleware.PageCacheMiddleware",  # before all that would ask the database
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ita_site.middleware.LanguageByAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ita.people.middleware.AgencyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# The exact cache of public pages (docs/decisions/0018-exact-cache.md). The time is no freshness: a
# key holds its day, so what is older is never asked for again, and makes room.
PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
PAGE_CACHE_BYTES = env.int("PAGE_CACHE_BYTES", default=32 * 1024 * 1024)  # of each process
REDIS_URL = env.str("REDIS_URL", default="")
_pages = {"TIMEOUT": 26 * 3600, "KEY_PREFIX": "page"}
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": _pages
    | (
        {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 0.3},  # seconds
        }
        if REDIS_URL
        else {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(DATA_DIR / "cache" / "pages"),
            "OPTIONS": {"MAX_ENTRIES": 2000},
        }
    ),
}

ROOT_URLCONF = "ita_site.urls"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the admin shows pages in its own frames
WSGI_APPLICATION = "ita_site.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],  # those of ita_site come first, as it is the first of the apps
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]


def database_config(url: str) -> dict[str, object]:
    """The Django database settings for ``url``; SQLite gets what several writers at once need."""
    config: dict[str, object] = environ.Env.db_url_config(url)
    if not config.get("ENGINE"):
        raise ImproperlyConfigured(
            "DATABASE_URL: ค่าไม่ถูกต้อง (not a database address), for example "
            "postgres://user:password@host:5432/name"
        )
    if config["ENGINE"] == "django.db.backends.sqlite3":
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    return config


# On PostgreSQL two roles: one that owns the tables, for the commands that make and alter them, and
# one for web server and worker (ita/register/rights.py).
OWNER_COMMANDS = {"migrate", "setup_site", "load_demo", "restore", "evaluate_search"}
DATABASE_URL = env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", default="")
AS_OWNER = bool(DATABASE_OWNER_URL and OWNER_COMMANDS.intersection(sys.argv[1:2]))
DATABASES = {"default": database_config(DATABASE_OWNER_URL if AS_OWNER else DATABASE_URL)}
APPLICATION_ROLE = str(database_config(DATABASE_URL)["USER"]) if DATABASE_OWNER_URL else ""
REFUSE_OWNER = False  # production: neither web server nor worker starts as the owner
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
# Last: it asks nothing, and hears that a password was set.
AUTH_PASSWORD_VALIDATORS.append({"NAME": "ita.monitoring.security.passwords.PasswordSetNoted"})
LOGIN_URL = "wagtailadmin_login"

# Thai first: "/" is Thai, "/en/" English; the admin is Thai for everybody.
LANGUAGE_CODE = "th"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", _("Thai"))]
TIME_ZONE = "Asia/Bangkok"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = True
# First our own msgids, then those that Wagtail and the other packages leave untranslated.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "upstream"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "ita_site" / "static"]
# The prefix of an internal location of the web server that stands for MEDIA_ROOT; empty: Django
# sends the bytes. Nothing else may serve MEDIA_ROOT: drafts lie there.
X_ACCEL_REDIRECT = env.str("X_ACCEL_REDIRECT", default="")
SENDFILE_BACKEND = "home.sendfile"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"

SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="noreply@localhost")
EMAIL_TIMEOUT = 20  # seconds; a hanging mail server must not hold a worker
NOTICE_DELAY = env.int("NOTICE_DELAY", default=120)  # seconds; what comes in between is one mail
WEBHOOK_TIMEOUT = 5  # seconds
WEBHOOK_INSIDE_ALLOWED = env.bool("WEBHOOK_INSIDE_ALLOWED", default=False)  # chat in the intranet
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a framework of 22 items and 238 elements is one form

# Where the register's heads are written down outside of the database (docs/features/proof.md).
FILED_ROOT = DATA_DIR / "filed"
ANCHOR_ROOT = DATA_DIR / "anchors"
ANCHOR_URL = env.str("ANCHOR_URL", default="")  # another machine that keeps a copy
ANCHOR_TIMEOUT = 10  # seconds
TIMESTAMP_URL = env.str("TIMESTAMP_URL", default="")  # an authority by RFC 3161
TIMESTAMP_CERTIFICATE = env.str("TIMESTAMP_CERTIFICATE", default="")  # its root, a PEM file
TIMESTAMP_TIMEOUT = 20  # seconds

# The traffic log lies under DATA_DIR / "logs" / "traffic" (docs/features/logs.md).
KEEP_WORDS_WHOLE = True  # words of offices stay on one line (home/thai/unbroken.py)
TRAFFIC_LOG = env.bool("TRAFFIC_LOG", default=True)

# Words in scans and pictures, where tesseract is installed (docs/features/personal_data.md).
OCR_ENABLED = env.bool("OCR_ENABLED", default=True)

DEMO_PASSWORD_ALLOWED = False  # the demonstration's password stands in the source

WAGTAIL_SITE_NAME = "ระบบเปิดเผยข้อมูลภาครัฐ"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_USER_LOGIN_FORM = "home.forms.login.LoginForm"
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# What a word of mouth had made public gives way to the earlier content while another request waits.
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "ita.workflow.finish.publish_approved"
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False

WAGTAILDOCS_DOCUMENT_MODEL = "home.AgencyDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.file_forms.DocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = ["application/pdf", "image/jpeg", "image/png"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.file_forms.ImageForm"
WAGTAILIMAGES_IMAGE_MODEL = "home.AgencyImage"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
DOCUMENT_MAX_SIZE = 100 * 1024 * 1024  # bytes

WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAIL_LOCALIZE_DEFAULT_TRANSLATION_MODE = "simple"

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}

Q_CLUSTER = {
    "name": "ita",
    "orm": "default",
    "workers": 2,
    "timeout": 600,
    "retry": 900,  # must exceed the longest job and the timeout
    "max_attempts": 3,
    "poll": 0.5,
    "catch_up": False,
    "log_level": "WARNING",
    "label": _("Queue"),
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"format": "%(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler"},
        "collector": {"class": "logging.StreamHandler", "formatter": "bare"},
    },
    "loggers": {
        "home": {"handlers": ["console"], "level": "INFO"},
        "ita": {"handlers": ["console"], "level": "INFO"},
        # A line of JSON for each security event: what a collector reads (docs/features/logs.md).
        "ita.security": {"handlers": ["collector"], "level": "INFO", "propagate": False},
        "search": {"handlers": ["console"], "level": "INFO"},
    },
}
