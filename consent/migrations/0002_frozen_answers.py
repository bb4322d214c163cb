from django.db import migrations

from consent import triggers


def create(_apps, schema_editor):
    triggers.run(schema_editor, triggers.frozen_answers(schema_editor.connection.vendor))


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial"), ("audit", "0002_append_only")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
