from django.urls import path

from home.cases.views import CaseView
from home.metadata import feeds
from home.sitemap import sitemap_page
from home.surveys.views import SurveyView, thanks
from home.translations import NOT_TRANSLATED, not_translated

urlpatterns = [
    path("not-translated/<int:page_id>/", not_translated, name=NOT_TRANSLATED),
    path("case/", CaseView.as_view(), name="case"),
    path("survey/<int:page_id>/", SurveyView.as_view(), name="survey"),
    path("survey/<int:page_id>/thanks/", thanks, name="survey_thanks"),
    path("feeds/<slug:name>.xml", feeds.rss, name="feed"),
    path("feeds/<slug:name>.atom", feeds.atom, name="feed_atom"),
    path("sitemap/", sitemap_page, name="sitemap_page"),
]
