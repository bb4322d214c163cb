from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consent', '0010_newest_decisions'),
    ]

    operations = [
        migrations.AlterField(
            model_name='consentanswer',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form'), ('report', 'report')], max_length=16, null=True),
        ),
        migrations.AlterField(
            model_name='consentexception',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form'), ('report', 'report')], max_length=16, null=True),
        ),
        migrations.AlterField(
            model_name='consentline',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form'), ('report', 'report')], max_length=16),
        ),
        migrations.AlterField(
            model_name='release',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form'), ('report', 'report')], max_length=16),
        ),
    ]
