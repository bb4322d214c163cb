from django.db import migrations

from audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(triggers.create, migrations.RunPython.noop),
        migrations.RunPython(triggers.begin_installation_log, migrations.RunPython.noop),
    ]
