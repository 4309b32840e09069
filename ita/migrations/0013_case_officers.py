from django.db import migrations, models
from django.utils import timezone

CASES = {"content_type__app_label": "home", "codename__in": ["view_case", "change_case"]}
READERS = r"^(requesters|webmasters)(-\d+)?$"


def name_who_reads_cases(apps, schema_editor):
    """Before this, every requester and webmaster read what citizens sent. Who handled a case goes on
    doing so, by the duty of their post; in an agency where nobody did yet, the webmasters, so that no
    case is left unread. The groups follow at the next request of each."""
    using = schema_editor.connection.alias
    posts = apps.get_model("ita", "OfficerProfile").objects.using(using)
    duties = apps.get_model("ita", "PostDuty").objects.using(using)
    logs = apps.get_model("wagtailcore", "ModelLogEntry").objects.using(using)
    handled = set(logs.filter(action="home.case_handled").values_list("user_id", flat=True))
    today = timezone.localdate()
    held = posts.filter(valid_from__lte=today).exclude(valid_until__lt=today)
    for site in set(held.values_list("site_id", flat=True)):
        of_site = held.filter(site_id=site)
        readers = of_site.filter(user_id__in=handled) or of_site.filter(duties__duty="webmasters")
        for post in readers:
            duties.get_or_create(post=post, duty="case_officers")
    permissions = apps.get_model("auth", "Permission").objects.using(using).filter(**CASES)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__regex=READERS):
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):

    dependencies = [
        ("ita", "0012_proof"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.AlterField(
            model_name="postduty",
            name="duty",
            field=models.CharField(
                choices=[
                    ("requesters", "Requester"),
                    ("checkers", "Checker"),
                    ("approvers", "Approver"),
                    ("webmasters", "Webmaster"),
                    ("ita_officers", "ITA officer"),
                    ("case_officers", "Case officer"),
                ],
                max_length=20,
                verbose_name="duty",
            ),
        ),
        migrations.RunPython(name_who_reads_cases, migrations.RunPython.noop),
    ]
