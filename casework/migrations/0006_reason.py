import access.clock
import django.db.models.deletion
import uuid
import vault.constraints
import vault.fields
from django.db import migrations, models

from consent import triggers

def freeze(_apps, schema_editor):
    statements = triggers.frozen_item("casework_reason", schema_editor.connection.vendor)
    triggers.run(schema_editor, statements)

class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_open_leisure'),
        ('casework', '0006_plan_course'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reason',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft')], editable=False, max_length=16)),
                ('concerns', models.CharField(choices=[('youth', 'youth'), ('guardian_1', 'guardian_1'), ('guardian_2', 'guardian_2'), ('another', 'another')], default='youth', editable=False, max_length=16)),
                ('written_at', models.DateTimeField(default=access.clock.now, editable=False)),
                ('written_by', models.UUIDField(editable=False)),
                ('text', vault.fields.SealedField(padding='text', tag=16)),
                ('consent_not_asked', vault.fields.SealedField(null=True, padding='text', tag=17)),
                ('harm', vault.fields.SealedField(null=True, padding='text', tag=18)),
                ('case', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, to='casework.case')),
                ('owner', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('topic', 'reason')), name='casework_reason_topic'), models.CheckConstraint(condition=models.Q(vault.constraints.SealedShape(models.F('text'))), name='casework_reason_text'), models.CheckConstraint(condition=models.Q(vault.constraints.SealedShape(models.F('consent_not_asked'))), name='casework_reason_not_asked'), models.CheckConstraint(condition=models.Q(vault.constraints.SealedShape(models.F('harm'))), name='casework_reason_harm')],
            },
        ),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
