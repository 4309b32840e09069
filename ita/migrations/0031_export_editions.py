from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ita", "0030_next_year_and_assessor")]

    operations = [
        migrations.AddField(
            model_name="export",
            name="is_inside",
            field=models.BooleanField(default=False, verbose_name="for use inside"),
        ),
        migrations.AddField(
            model_name="export",
            name="layout",
            field=models.CharField(blank=True, max_length=20, verbose_name="layout"),
        ),
    ]
