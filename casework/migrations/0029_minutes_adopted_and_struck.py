from django.db import migrations, models

from consent import triggers


def freeze(_apps, schema_editor):
    engine = schema_editor.connection.vendor
    if engine == "sqlite":  # the constraint has rebuilt the table, which lost its trigger
        triggers.run(schema_editor, triggers.frozen_item("casework_minutesline", engine))


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0028_heard_is_kept'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='adopted_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RemoveConstraint(
            model_name='minutesline',
            name='casework_minutes_confirmed',
        ),
        migrations.AddConstraint(
            model_name='minutesline',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_at__isnull', True), models.Q(('objected_at__isnull', True), ('struck_at__isnull', True)), models.Q(('action__isnull', True), ('assessed_at__isnull', True), ('objected_at__isnull', True), ('promised_by__in', ['guardian_1', 'guardian_2', 'youth'])), _connector='OR'), name='casework_minutes_confirmed'),
        ),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
