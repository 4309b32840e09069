from django.urls import path

from ita.monitoring.links.views import LinkRoundView, LinkStateView, LinksView, LinkView

urlpatterns = [
    path("", LinksView.as_view(), name="ita_links"),
    path("<int:link_id>/", LinkView.as_view(), name="ita_link"),
    path("round/<int:link_round_id>/", LinkRoundView.as_view(), name="ita_link_round"),
    path("round/<int:link_round_id>/state/", LinkStateView.as_view(), name="ita_link_state"),
]
