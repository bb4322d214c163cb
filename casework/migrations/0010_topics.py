from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0009_concern_report'),
    ]

    operations = [
        migrations.AlterField(
            model_name='attachment',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form'), ('report', 'report')], editable=False, max_length=16),
        ),
        migrations.AlterField(
            model_name='told',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form'), ('report', 'report')], editable=False, max_length=16),
        ),
    ]
