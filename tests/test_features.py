"""Documents as a matrix: a scikit-learn transformer like any other."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import estimator_checks_generator

from framing.documents import Block, Page, Zone
from framing.errors import UsageError
from framing.features import FramingVectorizer
from framing.spans import Span
from framing.structure import structure

PLAIN = "Police said the bridge closed on Friday. A spokesman declined to comment on the cause."
SHARP = "It is a disgrace that the bridge closed. The regime at town hall refused to answer!"
TEXTS = [PLAIN, SHARP] * 4
OUTLETS = [0, 1] * 4


def checks() -> list[tuple[Any, Any]]:
    with warnings.catch_warnings():
        # scikit-learn says that its numeric checks do not fit an estimator of texts; those that do fit are run.
        warnings.simplefilter("ignore")
        return list(estimator_checks_generator(FramingVectorizer()))


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.SkipTestWarning")
@pytest.mark.parametrize(("estimator", "check"), checks(), ids=lambda x: getattr(x, "func", x).__class__.__name__)
def test_it_passes_the_estimator_checks_of_scikit_learn(estimator: Any, check: Any) -> None:
    check(estimator)


def test_columns_have_names_and_rows_are_texts() -> None:
    vectorizer = FramingVectorizer()
    matrix = vectorizer.fit_transform(TEXTS)
    names = vectorizer.get_feature_names_out()

    assert matrix.shape == (len(TEXTS), len(names))
    assert np.isfinite(matrix).all()
    assert any(name.startswith("attribution: ") for name in names)


def test_pandas_output_carries_the_names() -> None:
    vectorizer = FramingVectorizer().set_output(transform="pandas")
    frame = vectorizer.fit_transform(TEXTS)

    assert list(frame.columns) == list(vectorizer.get_feature_names_out())


def test_a_new_text_gets_the_columns_of_the_training_set() -> None:
    vectorizer = FramingVectorizer().fit(TEXTS)

    assert vectorizer.transform(["Nothing of that."]).shape == (1, len(vectorizer.get_feature_names_out()))


def test_documents_and_texts_give_the_same_row() -> None:
    vectorizer = FramingVectorizer().fit(TEXTS)
    document = structure(Page("any", SHARP, known=(Block(Span(0, len(SHARP)), Zone.BODY),)))

    assert (vectorizer.transform([document]) == vectorizer.transform([SHARP])).all()


def test_it_works_in_a_pipeline_and_a_grid_search() -> None:
    pipeline = make_pipeline(FramingVectorizer(), LogisticRegression())
    search = GridSearchCV(pipeline, {"framingvectorizer__min_texts": [1, 2]}, cv=2)
    search.fit(TEXTS, OUTLETS)

    assert search.best_score_ == 1.0
    assert clone(search.best_estimator_).get_params()["framingvectorizer__area"] == "article"


@pytest.mark.parametrize(
    ("settings", "texts", "message"),
    [
        ({"layers": ("guilt",)}, TEXTS, "unknown layer 'guilt'; valid: words"),
        ({"area": "advert"}, TEXTS, "unknown area 'advert'; valid: article, comments"),
        ({}, PLAIN, "put it in a list"),
        ({}, [], "there is no text"),
        ({}, [PLAIN, 7], "item 1 is int 7"),
    ],
)
def test_what_cannot_be_counted_is_said_in_words(settings: dict[str, Any], texts: Any, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        FramingVectorizer(**settings).fit(texts)
