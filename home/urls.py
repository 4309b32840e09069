from django.urls import path

from home.cases.views import CaseView
from home.sitemap import sitemap_page

urlpatterns = [
    path("case/", CaseView.as_view(), name="case"),
    path("sitemap/", sitemap_page, name="sitemap_page"),
]
