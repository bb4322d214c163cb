"""The markup of every form: label, hint, error and widget come from templates/django/forms."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Looks for form templates among the project's own first."""
