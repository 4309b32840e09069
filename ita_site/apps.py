from django.apps import AppConfig


class ITASiteConfig(AppConfig):
    name = "ita_site"
    label = "ita_site"

    def ready(self) -> None:
        from ita_site import search_facts

        search_facts.connect()
