"""Documents as a matrix, for scikit-learn: what is measured becomes a named column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from framing.corpus import Corpus, score
from framing.documents import Block, Document, Page, Zone
from framing.errors import UsageError
from framing.measuring import LAYERS, measures
from framing.spans import Span
from framing.structure import structure

if TYPE_CHECKING:
    import pandas as pd


class FramingVectorizer(TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn carries no types
    """What :func:`framing.measures` counts of each text, one row a text and one column a measure.

    A column is called ``layer: measure (voice)``; its values are rates per 1,000 words, or the measure's own unit where
    it has one (mean compound, -1 to 1; share of words, 0 to 1; readability). What a text does not have is 0 for a rate
    and ``missing`` for a measure that cannot be had. A text is taken as article text, all of it; for scraped pages give
    the documents of :func:`framing.read`, whose zones are told apart.

    Args:
        layers: which layers to count; see :data:`framing.measuring.LAYERS`.
        area: ``article`` or ``comments``.
        min_texts: a column is kept when at least this many texts of the training set have it.
        missing: the value for a measure that a text is too short for.
    """

    def __init__(
        self,
        layers: Sequence[str] = ("words", "terminology", "attribution", "sentiment", "asides"),
        area: str = "article",
        min_texts: int = 1,
        missing: float = 0.0,
    ) -> None:
        self.layers = layers
        self.area = area
        self.min_texts = min_texts
        self.missing = missing

    def fit(self, X: Iterable[str | Document], y: object = None) -> FramingVectorizer:  # noqa: ARG002, N803 - scikit-learn's signature
        """Learn which columns there are.

        Args:
            X: texts or documents.
            y: not used.

        Raises:
            UsageError: when a layer or area is unknown, or the input is no sequence of texts.
        """
        table = self._table(X)
        enough = table.notna().sum(axis=0) >= self.min_texts
        self.columns_ = sorted(table.columns[enough])
        return self

    def transform(self, X: Iterable[str | Document]) -> NDArray[np.float64]:  # noqa: N803 - scikit-learn's name
        """The matrix of the texts.

        Args:
            X: texts or documents.

        Returns:
            Floats of shape (texts, columns of the training set).
        """
        check_is_fitted(self, "columns_")
        table = self._table(X).reindex(columns=self.columns_)
        measured = [name.startswith(("readability:", "sentiment:")) for name in self.columns_]
        fill = np.where(measured, self.missing, 0.0)
        values = table.to_numpy(dtype=np.float64)
        return np.where(np.isnan(values), fill, values)

    def get_feature_names_out(self, input_features: object = None) -> NDArray[Any]:  # noqa: ARG002 - scikit-learn's signature
        """The names of the columns, as an array of strings."""
        check_is_fitted(self, "columns_")
        return np.asarray(self.columns_, dtype=object)

    def _table(self, texts: Iterable[str | Document]) -> pd.DataFrame:
        import pandas as pd

        if isinstance(texts, (str, bytes)):
            raise UsageError("one text was given where a sequence of texts is wanted; put it in a list")
        if self.area not in ("article", "comments"):
            raise UsageError(f"unknown area {self.area!r}; valid: article, comments")
        documents = [_document(text, number) for number, text in enumerate(texts)]
        if not documents:
            raise UsageError("there is no text to count in")
        analysis = score(Corpus(tuple(documents)))
        rows = pd.concat([measures(analysis, layer) for layer in self._layers()], ignore_index=True)
        rows = rows[rows["area"] == self.area]
        column = rows["layer"] + ": " + rows["measure"] + " (" + rows["voice"].astype(str) + ")"
        table = rows.assign(column=column).pivot_table(index="id", columns="column", values="value", aggfunc="first")
        return table.reindex([document.id for document in documents])

    def _layers(self) -> Sequence[str]:
        for layer in self.layers:
            if layer not in LAYERS:
                raise UsageError(f"unknown layer {layer!r}; valid: {', '.join(LAYERS)}")
        return self.layers

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags


def _document(text: object, number: int) -> Document:
    """A document of its own; given documents keep what was understood of them under a new id, so ids never clash."""
    from dataclasses import replace

    if isinstance(text, Document):
        return replace(text, id=str(number))
    if isinstance(text, str) and text:
        return structure(Page(str(number), text, known=(Block(Span(0, len(text)), Zone.BODY),)))
    raise UsageError(f"item {number} is {type(text).__name__} {text!r:.40}; it should be a text that is not empty")
