import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('web', '0003_seen_in_bulk'),
    ]

    operations = [
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('word', models.CharField(max_length=12, unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Block',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('module', models.PositiveSmallIntegerField()),
                ('people', models.PositiveIntegerField()),
                ('together', models.JSONField()),
                ('month', models.DateField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='blocks', to='web.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('proof', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('module', models.PositiveSmallIntegerField()),
                ('before', models.CharField(max_length=3)),
                ('after', models.CharField(max_length=3)),
                ('month', models.DateField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waiting', to='web.unit')),
            ],
        ),
    ]
