import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_site.settings.production")

application = get_wsgi_application()

# Imports models, which are ready only now.
from ita.register.rights import ensure_modest  # noqa: E402

ensure_modest()
