from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from ita_site.views import healthz

# Pictures only: a document has an address of its own, where drafts' files are kept private.
media = [path("media/images/<path:path>", serve, {"document_root": settings.MEDIA_ROOT / "images"})]
robots = TemplateView.as_view(template_name="robots.txt", content_type="text/plain")

handler403 = "ita_site.views.forbidden"

urlpatterns = [
    *(media if settings.SERVE_MEDIA else []),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path("admin/", include("ita.workflow.closed_routes")),  # they go before Wagtail's
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path("ita/", include("ita.urls")),
        path("register/", include("ita.papers.public_urls")),
        path("search/", include("search.public.urls")),
        path("", include("home.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
