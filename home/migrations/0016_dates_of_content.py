from django.db import migrations

from home.content_dates import store_dates


def give_dates(apps, schema_editor):
    """What is published already stands under the day of its content, too."""
    store_dates(apps.get_model("home", "ContentPage").objects.all())


class Migration(migrations.Migration):
    dependencies = [('home', '0015_home_and_sections')]

    operations = [migrations.RunPython(give_dates, migrations.RunPython.noop)]
