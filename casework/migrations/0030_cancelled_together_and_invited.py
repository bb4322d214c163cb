from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('casework', '0029_minutes_adopted_and_struck'),
    ]

    operations = [
        # Which meetings of a series were cancelled by one act. Of those cancelled before this it is
        # not known, so each of them is brought back by itself.
        migrations.AddField(
            model_name='meeting',
            name='cancelled_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('cancelled_at__isnull', True), ('state', 'cancelled'), _connector='OR'), name='casework_meeting_cancelled'),
        ),
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('consent_changed', 'consent_changed'), ('released', 'released'), ('assigned', 'assigned'), ('seat', 'seat'), ('due', 'due'), ('meeting_invited', 'meeting_invited'), ('meeting_moved', 'meeting_moved'), ('meeting_cancelled', 'meeting_cancelled'), ('meeting_reinstated', 'meeting_reinstated')], editable=False, max_length=24),
        ),
    ]
