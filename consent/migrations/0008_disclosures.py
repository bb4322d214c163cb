import access.clock
import django.db.models.deletion
import uuid
from django.db import migrations, models

from consent import triggers


def freeze(_apps, schema_editor):
    engine = schema_editor.connection.vendor
    if engine == "sqlite":  # the new constraint has rebuilt the table, without its triggers
        triggers.run(schema_editor, triggers.frozen_answers(engine))
    for table in triggers.ADDED_ALONE:
        triggers.run(schema_editor, triggers.frozen_rows(table, engine))


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0003_open_leisure'),
        ('casework', '0005_presence'),
        ('consent', '0007_sending_mark'),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentAssessment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('hindered', 'hindered'), ('outweighed', 'outweighed'), ('youth_decides', 'youth_decides'), ('not_reachable', 'not_reachable')], max_length=16)),
                ('about', models.CharField(choices=[('youth', 'youth'), ('guardian_1', 'guardian_1'), ('guardian_2', 'guardian_2'), ('another', 'another')], max_length=16)),
                ('reason_id', models.UUIDField(null=True)),
                ('assessed_at', models.DateTimeField(default=access.clock.now)),
                ('assessed_by', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='ConsentException',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('topic', models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft')], max_length=16, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ContactAttempt',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('meeting', 'meeting'), ('letter', 'letter'), ('phone', 'phone')], max_length=16)),
                ('attempted_date', models.DateField()),
                ('recorded_at', models.DateTimeField(default=access.clock.now)),
                ('recorded_by', models.UUIDField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ground', models.CharField(max_length=32)),
                ('way', models.CharField(choices=[('release', 'release'), ('told', 'told'), ('report', 'report'), ('consultation', 'consultation')], max_length=16)),
                ('role', models.CharField(max_length=20)),
                ('committed_crime', models.BooleanField(null=True)),
                ('inquiry_opened', models.BooleanField(null=True)),
                ('requested', models.BooleanField(null=True)),
                ('consent_asked', models.BooleanField()),
                ('reason_id', models.UUIDField()),
                ('item_ids', models.JSONField()),
                ('ends_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(default=access.clock.now)),
                ('decided_by', models.UUIDField()),
                ('second_needed', models.BooleanField(default=False)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_by', models.UUIDField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.UUIDField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Hiding',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('item_id', models.UUIDField()),
                ('guardian', models.CharField(choices=[('guardian_1', 'guardian_1'), ('guardian_2', 'guardian_2')], max_length=16)),
                ('provision', models.CharField(choices=[('harm', 'harm'), ('mature_youth', 'mature_youth')], max_length=16)),
                ('hidden_at', models.DateTimeField(default=access.clock.now)),
                ('hidden_by', models.UUIDField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_by', models.UUIDField(null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='consentanswer',
            name='consent_part_withdrawal',
        ),
        migrations.RemoveConstraint(
            model_name='release',
            name='consent_release_rests',
        ),
        migrations.AddField(
            model_name='consent',
            name='custody',
            field=models.CharField(choices=[('joint', 'joint'), ('sole', 'sole'), ('appointed', 'appointed'), ('of_age', 'of_age')], default='joint', max_length=16),
            preserve_default=False,
        ),
        migrations.RemoveField(
            model_name='consent',
            name='sole_custody',
        ),
        migrations.AddField(
            model_name='consent',
            name='identity_check',
            field=models.CharField(choices=[('known', 'known'), ('document', 'document'), ('called_back', 'called_back')], default='known', max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='consent',
            name='renews',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.consent'),
        ),
        migrations.AddField(
            model_name='consent',
            name='written',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='consentanswer',
            name='interpreter',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='consentanswer',
            name='topic',
            field=models.CharField(choices=[('identity', 'identity'), ('schooling', 'schooling'), ('leisure', 'leisure'), ('family', 'family'), ('health', 'health'), ('substances', 'substances'), ('suspected_crime', 'suspected_crime'), ('support', 'support'), ('plan', 'plan'), ('safety', 'safety'), ('reason', 'reason'), ('closing', 'closing'), ('draft', 'draft')], max_length=16, null=True),
        ),
        migrations.AddField(
            model_name='release',
            name='ends_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddConstraint(
            model_name='consentanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('receiver__isnull', True), ('topic__isnull', True)), ('kind', 'withdrawn'), _connector='OR'), name='consent_part_withdrawal'),
        ),
        migrations.AddField(
            model_name='consentassessment',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='consentassessment',
            name='consent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='consent.consent'),
        ),
        migrations.AddField(
            model_name='consentexception',
            name='consent',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exceptions', to='consent.consent'),
        ),
        migrations.AddField(
            model_name='consentexception',
            name='receiver',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='consentexception',
            name='sender',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='contactattempt',
            name='giver',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attempts', to='consent.consentgiver'),
        ),
        migrations.AddField(
            model_name='decision',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='casework.case'),
        ),
        migrations.AddField(
            model_name='decision',
            name='receiver',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='decision',
            name='sender',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='release',
            name='decision',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='consent.decision'),
        ),
        migrations.AddConstraint(
            model_name='release',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consent__isnull', False), ('decision__isnull', True), ('ground', 'consent')), models.Q(models.Q(('ground', 'consent'), _negated=True), ('consent__isnull', True), ('decision__isnull', False)), _connector='OR'), name='consent_release_rests'),
        ),
        migrations.AddField(
            model_name='hiding',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hidings', to='casework.case'),
        ),
        migrations.AddField(
            model_name='hiding',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddConstraint(
            model_name='consentassessment',
            constraint=models.UniqueConstraint(fields=('consent', 'kind', 'about', 'assessed_at'), name='consent_one_assessment'),
        ),
        migrations.AddConstraint(
            model_name='consentassessment',
            constraint=models.CheckConstraint(condition=models.Q(('reason_id__isnull', False), ('kind', 'not_reachable'), _connector='OR'), name='consent_assessment_reason'),
        ),
        migrations.AddConstraint(
            model_name='consentexception',
            constraint=models.CheckConstraint(condition=models.Q(('sender', models.F('receiver')), _negated=True), name='consent_exception_crosses'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['case', 'sender'], name='consent_decision_case'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by__isnull', True)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='consent_decision_confirmed_pair'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='consent_decision_ended_pair'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by__isnull', True), models.Q(('confirmed_by', models.F('decided_by')), _negated=True), _connector='OR'), name='consent_decision_two_persons'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('receiver__isnull', True), models.Q(('sender', models.F('receiver')), _negated=True), _connector='OR'), name='consent_decision_crosses'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('ground__in', ['own', 'consent']), _negated=True), name='consent_decision_ground'),
        ),
        migrations.AddConstraint(
            model_name='hiding',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('item_id', 'guardian'), name='consent_one_hiding'),
        ),
        migrations.AddConstraint(
            model_name='hiding',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='consent_hiding_end_pair'),
        ),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
