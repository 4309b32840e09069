from django.urls import path

from ita.papers import public_views

urlpatterns = [
    path("", public_views.index, name="register"),
    path("<int:year>/<int:number>/", public_views.entry, name="register_entry"),
    path("<int:year>/<int:number>/<slug:kind>.pdf", public_views.paper, name="register_paper"),
]
