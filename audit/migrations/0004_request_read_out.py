from django.db import migrations

from audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_request")]
    operations = [migrations.RunPython(triggers.read_out_requests, migrations.RunPython.noop)]
