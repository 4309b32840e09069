from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home.colour_serving import serve_colours
from home.file_serving import serve_document
from home.metadata.sitemap import sitemap
from home.metadata.well_known import favicon, robots, security
from home.picture_serving import FOLDER, serve_picture
from ita.monitoring.statistics.public_views import usage
from ita_site import open_data_views
from ita_site.views import healthz, patterns

handler403 = "ita_site.views.forbidden"

urlpatterns = [
    # Documents have an address of their own; their bytes are at none below /media/.
    path(f"media/{FOLDER}/<path:path>", serve_picture, name="picture"),
    path("colours/<str:digest>.css", serve_colours, name="agency_colours"),
    path("healthz", healthz, name="healthz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("favicon.ico", favicon, name="favicon"),
    path(".well-known/security.txt", security, name="security_txt"),
    path("admin/", include("ita.workflow.closed_routes")),  # they go before Wagtail's
    path("admin/", include("ita.workflow.editor_routes")),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/<int:document_id>/<str:document_filename>", serve_document),  # before Wagtail's
    path("documents/", include(wagtaildocs_urls)),
    *i18n_patterns(
        path("ita/", include("ita.urls")),
        path("register/", include("ita.papers.public_urls")),
        path("usage/", usage, name="usage"),
        path("patterns/", patterns, name="patterns"),
        path("search/", include("search.public.urls")),
        path("open-data/", open_data_views.open_data, name="open_data"),
        path("open-data/<slug:name>.csv", open_data_views.pages_csv, name="open_data_csv"),
        path("open-data/<slug:name>.json", open_data_views.pages_json, name="open_data_json"),
        path("", include("home.urls")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
