from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ita", "0018_move_wording")]
    operations = [
        migrations.RemoveField(
            model_name='element',
            name='confidence',
        ),
        migrations.RemoveField(
            model_name='item',
            name='succeeds',
        ),
        migrations.RemoveField(
            model_name='item',
            name='title_confirmed',
        ),
    ]
