from django.db import migrations

from consent import triggers


def create(_apps, schema_editor):
    statements = triggers.frozen_item("casework_unsentform", schema_editor.connection.vendor)
    triggers.run(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_unsent_form")]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
