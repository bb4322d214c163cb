from django.db import migrations

from consent import triggers

ITEMS = ("action", "closing", "identity", "note", "safetyanswer", "talk")


def create(_apps, schema_editor):
    for name in ITEMS:
        statements = triggers.frozen_item(f"casework_{name}", schema_editor.connection.vendor)
        triggers.run(schema_editor, statements)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0001_initial"),
        ("audit", "0002_append_only"),
    ]
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
