"""The addresses of the reviewer's desk."""

from django.urls import path

from review import views

urlpatterns = [
    path("review/", views.list_entries, name="review"),
    path("review/queue/", views.show_queue, name="review_queue"),
    path("review/disclosures/", views.list_disclosures, name="review_disclosures"),
    path(
        "review/disclosures/<uuid:decision_id>/reviewed/", views.mark_reviewed, name="mark_reviewed"
    ),
    path(
        "review/disclosures/<uuid:decision_id>/unreviewed/",
        views.unmark_reviewed,
        name="unmark_reviewed",
    ),
    path("review/<int:index>/", views.show_entry, name="review_entry"),
]
