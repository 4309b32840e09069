"""Posts belong to an agency and bring the duties, which were groups that an administrator gave."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

DUTIES = ("requesters", "checkers", "approvers", "webmasters", "ita_officers")


def give_agency_and_duties(apps, schema_editor):
    """The agency is the unit's, or the only one that there was; the duties are those that the
    officer has today. A post that is over keeps them: the register says what was done in it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # the table is altered afterwards
    using = schema_editor.connection.alias
    posts = apps.get_model("ita", "OfficerProfile").objects.using(using)
    duties = apps.get_model("ita", "PostDuty").objects.using(using)
    sites = apps.get_model("wagtailcore", "Site").objects.using(using)
    default = sites.filter(is_default_site=True).first()
    for post in posts.select_related("unit", "user"):
        post.site_id = post.unit.site_id if post.unit else default.pk
        if post.valid_until and post.valid_until < post.valid_from:
            post.valid_until = post.valid_from  # a slip; it was never a period
        post.save(update_fields=["site", "valid_until"])
        for name in post.user.groups.filter(name__in=DUTIES).values_list("name", flat=True):
            duties.create(post=post, duty=name)


class Migration(migrations.Migration):

    dependencies = [
        ("ita", "0010_register_subjects"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("home", "0006_agency_collection"),
    ]

    operations = [
        migrations.AddField(
            "officerprofile",
            "site",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="wagtailcore.site",
                verbose_name="agency",
            ),
        ),
        migrations.CreateModel(
            "PostDuty",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("requesters", "Requester"),
                            ("checkers", "Checker"),
                            ("approvers", "Approver"),
                            ("webmasters", "Webmaster"),
                            ("ita_officers", "ITA officer"),
                        ],
                        max_length=20,
                        verbose_name="duty",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duties",
                        to="ita.officerprofile",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty",
                "verbose_name_plural": "duties",
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("post", "duty"), name="ita_duty_once_per_post")
                ],
            },
        ),
        migrations.RunPython(give_agency_and_duties, migrations.RunPython.noop),
        migrations.AlterField(
            "officerprofile",
            "site",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="posts",
                to="wagtailcore.site",
                verbose_name="agency",
            ),
        ),
        migrations.AddConstraint(
            "officerprofile",
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="ita_post_period_in_order",
                violation_error_message="The post ends before it begins. Please check both dates.",
            ),
        ),
    ]
