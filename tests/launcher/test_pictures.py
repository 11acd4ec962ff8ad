"""The views of widgets stay out of the file, and come back for the kernel that knows them, where the same text stands."""

from launcher.pictures import VIEW, give_views, take_views


def notebook(text="λ = 1", **data):
    output = {"output_type": "execute_result", "data": {"text/plain": text, "image/png": "...", **data}}
    return {"cells": [{"id": "a", "outputs": [output, {"output_type": "stream", "text": "x"}]}, {"id": "b"}]}


def test_views_are_taken_out_and_put_back():
    whole = notebook(**{VIEW: {"model_id": "1"}})
    views = take_views(whole)
    assert whole == notebook()
    give_views(whole, views)
    assert whole == notebook(**{VIEW: {"model_id": "1"}})


def test_a_view_does_not_come_back_to_another_text():
    views = take_views(notebook(**{VIEW: {"model_id": "1"}}))
    give_views(other := notebook("λ = 2"), views)
    assert other == notebook("λ = 2")
