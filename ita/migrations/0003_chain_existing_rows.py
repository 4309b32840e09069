from django.db import migrations

from ita.register.chain import row_hash


def chain(apps, schema_editor):
    """Rows written before the chain existed take their place in it, in the order of their ids."""
    RegisterEntry = apps.get_model("ita", "RegisterEntry")
    RegisterHead = apps.get_model("ita", "RegisterHead")
    columns = [field.attname for field in RegisterEntry._meta.concrete_fields]
    heads = {}
    for row in RegisterEntry.objects.order_by("pk").iterator():
        row.chain_version = 1
        row.previous_sha256 = heads[row.site_id].sha256 if row.site_id in heads else ""
        row.sha256 = row_hash({name: getattr(row, name) for name in columns})
        row.save(update_fields=["chain_version", "previous_sha256", "sha256"])
        heads[row.site_id] = row
    for site_id, row in heads.items():
        RegisterHead.objects.create(site_id=site_id, entry_id=row.pk, sha256=row.sha256)


class Migration(migrations.Migration):
    dependencies = [("ita", "0002_register_chain")]
    operations = [migrations.RunPython(chain, migrations.RunPython.noop)]
