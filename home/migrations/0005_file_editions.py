import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def mark_images_of_live_pages(apps, schema_editor):
    """Before this, only documents noted that they had been public."""
    references = apps.get_model("wagtailcore", "ReferenceIndex").objects.filter(
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        to_content_type__app_label="home",
        to_content_type__model="agencyimage",
    )
    live = set(
        apps.get_model("wagtailcore", "Page").objects.filter(live=True).values_list("pk", flat=True)
    )
    shown = {
        int(image)
        for page, image in references.values_list("object_id", "to_object_id")
        if int(page) in live
    }
    images = apps.get_model("home", "AgencyImage").objects.filter(pk__in=shown)
    images.update(public_since=timezone.now())


def mark_documents_that_were_taken_down(apps, schema_editor):
    """Before this, hiding a document forgot that it had been public."""
    rows = apps.get_model("home", "PageAttachment").objects.exclude(page__taken_down_on=None)
    documents = apps.get_model("home", "AgencyDocument").objects.filter(
        pk__in=rows.values("document_id"), public_since=None
    )
    documents.update(public_since=timezone.now(), hidden_since=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0004_request_note'),
    ]

    operations = [
        migrations.AddField(
            model_name='agencydocument',
            name='hidden_since',
            field=models.DateTimeField(editable=False, null=True, verbose_name='hidden since'),
        ),
        migrations.AddField(
            model_name='agencydocument',
            name='supersedes',
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='home.agencydocument', verbose_name='supersedes'),
        ),
        migrations.AddField(
            model_name='agencyimage',
            name='public_since',
            field=models.DateTimeField(editable=False, null=True, verbose_name='public since'),
        ),
        migrations.AlterField(
            model_name='agencysettings',
            name='emblem',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='home.agencyimage', verbose_name='emblem'),
        ),
        migrations.RunPython(mark_images_of_live_pages, migrations.RunPython.noop),
        migrations.RunPython(mark_documents_that_were_taken_down, migrations.RunPython.noop),
    ]
