from django.urls import path

from ita.monitoring.currency.views import PageReviewView, ReviewSettingsView, ReviewsView

urlpatterns = [
    path("reviews/", ReviewsView.as_view(), name="ita_reviews"),
    path("reviews/settings/", ReviewSettingsView.as_view(), name="ita_review_settings"),
    path("reviews/page/<int:page_id>/", PageReviewView.as_view(), name="ita_page_review"),
]
