"""The reading of a file becomes a job like the others; what was read stays read."""

from django.db import migrations, models
from django.utils import timezone

TO_DO = ("waiting", "missing")  # a missing file was tried again each night


def fill(apps, schema_editor):
    readings = apps.get_model("thai_search", "FileReading").objects.using(
        schema_editor.connection.alias
    )
    readings.exclude(outcome__in=[*TO_DO, "given_up"]).update(state="done", percent=100)
    readings.filter(outcome="given_up").update(state="failed")
    readings.filter(seen_at=None).update(seen_at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ("thai_search", "0003_officers"),
    ]

    operations = [
        migrations.RenameField("filereading", "state", "outcome"),
        migrations.RenameField("filereading", "tries", "attempts"),
        migrations.RenameField("filereading", "started_at", "seen_at"),
        migrations.RenameField("filereading", "read_at", "finished_at"),
        migrations.AlterField(
            "filereading",
            "outcome",
            models.CharField(
                choices=[
                    ("waiting", "waiting to be read"),
                    ("read", "found by its words"),
                    ("cut", "found by the words of its first part"),
                    ("no_text", "scan or picture: not found by its words"),
                    ("unreadable", "fonts without letters: not found by its words"),
                    ("encrypted", "locked: not found by its words"),
                    ("broken", "damaged: not found by its words"),
                    ("missing", "not on the disk: not found by its words"),
                    ("given_up", "could not be read: not found by its words"),
                ],
                default="waiting",
                max_length=10,
                verbose_name="text for search",
            ),
        ),
        migrations.AddField(
            "filereading",
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
        migrations.AddField("filereading", "percent", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("filereading", "error", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField(
            "filereading",
            "created_at",
            models.DateTimeField(auto_now_add=True, default=timezone.now),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("filereading", "seen_at", models.DateTimeField(auto_now_add=True)),
        migrations.AddIndex(
            "filereading", models.Index(fields=["state"], name="search_reading_state")
        ),
    ]
