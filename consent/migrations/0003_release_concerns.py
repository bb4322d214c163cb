from django.db import migrations, models

PERSONS = ["youth", "guardian_1", "guardian_2", "another"]


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_frozen_answers")]
    operations = [
        migrations.AddField(
            "release",
            "concerns",
            models.CharField(
                max_length=16, choices=[(p, p) for p in PERSONS], default="youth"
            ),
            preserve_default=False,
        )
    ]
