"""The markup that every form gets."""

from datetime import date

from django import forms


class Talk(forms.Form):
    held_date = forms.DateField(label="Dag", help_text="Till exempel <2026-11-22>.")
    holder = forms.CharField(label="Vem höll i samtalet?")
    agreed = forms.CharField(label="Överenskommet", required=False, widget=forms.Textarea)
    youth = forms.ChoiceField(
        label="Var den unge med?", choices=[("y", "Ja"), ("n", "Nej")], widget=forms.RadioSelect
    )


def test_an_error_stands_at_its_field_and_is_read_with_it() -> None:
    page = str(Talk({"held_date": "2026-02-30"})["holder"].as_field_group())

    assert 'aria-describedby="id_holder_error"' in page
    assert 'id="id_holder_error"' in page
    assert "Fel:" in page


def test_a_hint_is_read_with_its_field_and_is_text() -> None:
    page = str(Talk()["held_date"].as_field_group())

    assert 'aria-describedby="id_held_date_helptext"' in page
    assert "&lt;2026-11-22&gt;" in page


def test_choices_are_asked_in_a_fieldset_with_the_question_as_its_legend() -> None:
    page = str(Talk()["youth"].as_field_group())

    assert page.count("<fieldset") == 1
    assert "Var den unge med?</legend>" in page
    assert page.count('type="radio"') == 2


def test_a_day_is_chosen_in_the_browsers_calendar() -> None:
    page = str(Talk(initial={"held_date": date(2026, 11, 22)})["held_date"])

    assert 'type="date"' in page
    assert 'value="2026-11-22"' in page


def test_a_day_that_does_not_exist_is_shown_as_it_was_typed() -> None:
    page = str(Talk({"held_date": "2026-02-30"})["held_date"])

    assert 'type="text"' in page
    assert 'value="2026-02-30"' in page


def test_a_day_that_was_left_empty_is_chosen_in_the_calendar_still() -> None:
    page = str(Talk({"held_date": ""})["held_date"])

    assert "aria-invalid" in page
    assert 'type="date"' in page


def test_the_browser_remembers_nothing_that_was_typed_about_a_family() -> None:
    form = Talk()

    for name in ("held_date", "holder", "agreed"):
        assert 'autocomplete="off"' in str(form[name])


def test_a_field_may_say_what_the_browser_fills_in() -> None:
    class LogIn(forms.Form):
        login = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "username"}))

    page = str(LogIn()["login"])

    assert 'autocomplete="username"' in page
    assert page.count("autocomplete") == 1


def test_what_may_be_left_out_says_so() -> None:
    form = Talk()

    assert "(frivilligt)" in str(form["agreed"].as_field_group())
    assert "(frivilligt)" not in str(form["holder"].as_field_group())


def test_what_was_typed_is_shown_again_as_text() -> None:
    page = str(Talk({"agreed": "<script>alert(1)</script>"})["agreed"])

    assert "&lt;script&gt;" in page
    assert "<script>" not in page


def test_an_error_of_the_whole_form_is_not_lost() -> None:
    form = Talk({})
    form.add_error(None, "Ärendet har ändrats.")

    assert "Ärendet har ändrats." in str(form)
