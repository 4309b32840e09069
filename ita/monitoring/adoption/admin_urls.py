from django.urls import path

from ita.monitoring.adoption import views

urlpatterns = [
    path("", views.OffersView.as_view(), name="ita_offers"),
    path("<int:offer_id>/adopt/", views.AdoptView.as_view(), name="ita_adopt"),
    path("page/<int:page_id>/", views.OfferPageView.as_view(), name="ita_offer_page"),
]
