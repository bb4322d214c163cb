from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [
        # Without a default: SQLite then adds the column in place, and the triggers stay.
        migrations.AddField("body", "request", models.CharField(max_length=22, null=True)),
        migrations.AddIndex(
            "body",
            models.Index(fields=["log_id", "request", "-index"], name="audit_by_request"),
        ),
    ]
