"""The address of the gallery; config.urls takes it in where the settings say so."""

from django.urls import path

from config.gallery import views

urlpatterns = [path("", views.show_gallery, name="components")]
