from django.apps import AppConfig


class ITASiteConfig(AppConfig):
    name = "ita_site"
    label = "ita_site"
