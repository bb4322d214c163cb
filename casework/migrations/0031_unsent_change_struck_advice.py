from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0030_cancelled_together_and_invited'),
    ]

    operations = [
        # A column that may be empty is added without rebuilding the table, which keeps its trigger.
        migrations.AddField(
            model_name='unsentform',
            name='item_id',
            field=models.UUIDField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='advice',
            name='struck_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
