"""Anchors of the register outside the database; seals whose text can be erased."""

import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ita', '0011_posts_of_agencies'),
    ]

    operations = [
        migrations.CreateModel(
            name='Anchor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('site_id', models.PositiveBigIntegerField(db_index=True, editable=False)),
                ('entry_sha256', models.CharField(editable=False, max_length=64)),
                ('line', models.TextField(editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64, unique=True)),
                ('written_at', models.DateTimeField(editable=False)),
            ],
            options={
                'verbose_name': 'anchor of the register',
                'verbose_name_plural': 'anchors of the register',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='Installation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'verbose_name': 'installation',
                'verbose_name_plural': 'installations',
                'default_permissions': (),
            },
        ),
        migrations.AddField(
            model_name='seal',
            name='erased_by',
            field=models.PositiveBigIntegerField(default=0, editable=False),
        ),
        migrations.CreateModel(
            name='AnchorDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting to be sent'), ('sent', 'Sent out'), ('dropped', 'Not sent: no longer needed'), ('failed', 'Could not be sent')], default='waiting', max_length=10, verbose_name='state')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                ('error', models.TextField(blank=True, verbose_name='what went wrong')),
                ('due_at', models.DateTimeField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('kind', models.CharField(choices=[('copy', 'Copy to another machine'), ('stamp', 'Time stamp')], max_length=10)),
                ('anchor', models.ForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='deliveries', to='ita.anchor')),
            ],
            options={
                'verbose_name': 'delivery of an anchor',
                'verbose_name_plural': 'deliveries of anchors',
                'ordering': ['pk'],
                'abstract': False,
                'default_permissions': (),
                'indexes': [models.Index(fields=['state', 'due_at'], name='ita_anchor_delivery_due')],
                'constraints': [models.UniqueConstraint(fields=('anchor', 'kind'), name='ita_anchor_delivery_once')],
            },
        ),
    ]
