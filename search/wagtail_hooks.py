from wagtail import hooks

from search.passages import views as passage_views

hooks.register("register_admin_urls", passage_views.admin_urls, order=-1)
