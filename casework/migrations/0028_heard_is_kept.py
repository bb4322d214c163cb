from django.db import migrations

from consent import triggers


def freeze(_apps, schema_editor):
    engine = schema_editor.connection.vendor
    triggers.run(schema_editor, triggers.frozen_rows("casework_heard", engine))


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0027_minutes_struck'),
    ]

    operations = [
        # Since when somebody is there nobody reads: what they heard stands in a row of its own.
        migrations.RemoveField(model_name='participant', name='came_at'),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
