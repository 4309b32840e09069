from django.db import migrations


NAMES = {"OIT": "OIT (สำนักงาน ป.ป.ช.)", "MOIT": "MOIT (กระทรวงสาธารณสุข)"}  # as they were shown


def name_frameworks(apps, schema_editor):
    """Schemes were two that the code knew. What an officer loaded is the agency's own now, where
    there is one agency; of several it stays common, since more than one may prove it."""
    using = schema_editor.connection.alias
    frameworks = apps.get_model("ita", "Framework").objects.using(using)
    for scheme, name in NAMES.items():
        frameworks.filter(scheme=scheme, scheme_name="").update(scheme_name=name)
    sites = list(apps.get_model("wagtailcore", "Site").objects.using(using).all()[:2])
    if len(sites) == 1:
        frameworks.filter(is_shipped=False).update(site=sites[0])


def move_wording(apps, schema_editor):
    """A tick said that a title was compared with the handbook, but not by whom. Of what came with
    the system it meant only that agencies' pages have it so; of an agency's own list it stays."""
    using = schema_editor.connection.alias
    items = apps.get_model("ita", "Item").objects.using(using)
    elements = apps.get_model("ita", "Element").objects.using(using)
    confirmed = items.filter(title_confirmed=True)
    confirmed.filter(framework__is_shipped=True).update(wording="agencies")
    confirmed.filter(framework__is_shipped=False).update(wording="handbook")
    for item in items.exclude(succeeds=None).select_related("succeeds"):
        item.predecessors = [item.succeeds.code]
        item.save(update_fields=["predecessors"])
    for confidence in set(elements.exclude(confidence="").values_list("confidence", flat=True)):
        stated = elements.filter(confidence=confidence)
        stated.update(source=f"confidence: {confidence}")


class Migration(migrations.Migration):
    dependencies = [("ita", "0017_any_list")]
    operations = [
        migrations.RunPython(name_frameworks, migrations.RunPython.noop),
        migrations.RunPython(move_wording, migrations.RunPython.noop),
    ]
