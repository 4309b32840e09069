"""Production refuses to start on a missing or weak value, and says which."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "SECRET_KEY": "k3y-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKL",
    "ALLOWED_HOSTS": "www.example.go.th",
    "SITE_URL": "https://www.example.go.th",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:5432/name",
    "EMAIL_URL": "smtp://mail.example.go.th:25",
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **GOOD, **changes}
    code = "import ita_site.settings.production"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_it_starts_with_good_values() -> None:
    assert start().returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "") for name in GOOD),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("ALLOWED_HOSTS", "*"),
        ("SITE_URL", "http://www.example.go.th"),
        ("SITE_URL", "http://localhost.example.com"),
        ("SITE_URL", "https://"),
        ("DATABASE_URL", "foo"),
        ("EMAIL_URL", "foo"),
    ],
)
def test_it_names_what_is_missing_or_weak(name: str, value: str) -> None:
    result = start(**{name: value})
    assert result.returncode != 0
    assert f"ImproperlyConfigured: {name}:" in result.stderr
