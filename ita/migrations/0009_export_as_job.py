"""An evidence workbook becomes a job like the others."""

from django.db import migrations, models
from django.db.models import F
from django.utils import timezone


def fill(apps, schema_editor):
    """Whoever worked on it before the upgrade does so no more: the queue may deliver it at once."""
    exports = apps.get_model("ita", "Export").objects.using(schema_editor.connection.alias)
    exports.update(seen_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("ita", "0008_notices"),
    ]

    operations = [
        migrations.AddField(
            "export",
            "seen_at",
            models.DateTimeField(auto_now_add=True, default=timezone.now),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            "export",
            "state",
            models.CharField(
                choices=[
                    ("waiting", "Waiting for its turn"),
                    ("running", "Running"),
                    ("done", "Done"),
                    ("failed", "Failed"),
                ],
                default="waiting",
                max_length=10,
            ),
        ),
    ]
