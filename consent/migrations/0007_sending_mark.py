from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0006_assignment_index")]
    operations = [
        migrations.AddField(
            "sending",
            "mark",
            models.CharField(default="", max_length=64),
            preserve_default=False,
        )
    ]
