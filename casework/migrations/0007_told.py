import access.clock
import django.db.models.deletion
import uuid
import vault.constraints
import vault.fields
from django.db import migrations, models

from consent import triggers


def freeze(_apps, schema_editor):
    statements = triggers.frozen_item("casework_told", schema_editor.connection.vendor)
    triggers.run(schema_editor, statements)


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_open_leisure'),
        ('casework', '0006_reason'),
        ('consent', '0008_disclosures'),
    ]

    operations = [
        migrations.CreateModel(
            name='Told',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft'), ('consent_form', 'consent_form')], editable=False, max_length=16)),
                ('concerns', models.CharField(choices=[('youth', 'youth'), ('guardian_1', 'guardian_1'), ('guardian_2', 'guardian_2'), ('another', 'another')], default='youth', editable=False, max_length=16)),
                ('written_at', models.DateTimeField(default=access.clock.now, editable=False)),
                ('written_by', models.UUIDField(editable=False)),
                ('what', vault.fields.SealedField(padding='text', tag=19)),
                ('to_whom', vault.fields.SealedField(padding='text', tag=20)),
                ('outsider', models.CharField(blank=True, max_length=20)),
                ('told_topic', models.CharField(choices=[('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('identity', 'identity'), ('plan', 'plan')], max_length=16)),
                ('told_date', models.DateField()),
                ('urgent', models.BooleanField(default=False)),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, to='casework.case')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.consent')),
                ('decision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.decision')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('receiver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('topic', 'reason')), name='casework_told_topic'), models.CheckConstraint(condition=models.Q(models.Q(('consent__isnull', False), ('decision__isnull', True)), models.Q(('consent__isnull', True), ('decision__isnull', False)), _connector='OR'), name='casework_told_rests'), models.CheckConstraint(condition=models.Q(('receiver__isnull', True), ('outsider', ''), _connector='OR'), name='casework_told_to_one'), models.CheckConstraint(condition=models.Q(vault.constraints.SealedShape(models.F('what'))), name='casework_told_what'), models.CheckConstraint(condition=models.Q(vault.constraints.SealedShape(models.F('to_whom'))), name='casework_told_to_whom')],
            },
        ),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
