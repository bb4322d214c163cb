from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consent', '0009_paper_and_forms'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['sender', '-decided_at'], name='consent_decision_newest'),
        ),
    ]
