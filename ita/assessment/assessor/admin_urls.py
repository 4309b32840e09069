from django.urls import path

from ita.assessment.assessor.views import LinksView, LinkView

urlpatterns = [
    path("assessor/<int:framework_id>/", LinksView.as_view(), name="ita_assessor_links"),
    path("assessor/link/<int:assessor_link_id>/", LinkView.as_view(), name="ita_assessor_link"),
]
