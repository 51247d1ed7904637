"""The states that a page passes through from top to bottom, and which may follow which.

A page has a head, an article with inserts, what follows the article, perhaps comments, and a tail. A zone means
something else in each: a date in the head is the article's, one among comments a commenter's.
"""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from framing.documents import Zone


class Region(IntEnum):
    """The parts of a page, in their order."""

    HEAD = 0
    ARTICLE = 1
    AFTER = 2
    COMMENTS = 3
    TAIL = 4


ZONES = tuple(Zone)
"""The order of the zones in the weights."""

_ZONES_OF = {
    Region.HEAD: (
        Zone.BOILERPLATE,
        Zone.PROMO,
        Zone.HEADLINE,
        Zone.DATELINE,
        Zone.CAPTION,
        Zone.FOOTNOTE,
    ),
    Region.ARTICLE: (
        Zone.BODY,
        Zone.CAPTION,
        Zone.PROMO,
        Zone.BOILERPLATE,
        Zone.DATELINE,
        Zone.FOOTNOTE,
    ),
    Region.AFTER: (
        Zone.BOILERPLATE,
        Zone.PROMO,
        Zone.FOOTNOTE,
        Zone.DATELINE,
        Zone.CAPTION,
    ),
    Region.COMMENTS: (
        Zone.COMMENT_HEADER,
        Zone.COMMENT_AUTHOR,
        Zone.COMMENT,
        Zone.BOILERPLATE,
    ),
    Region.TAIL: (Zone.BOILERPLATE, Zone.PROMO, Zone.FOOTNOTE, Zone.CAPTION),
}
STATES = tuple((region, zone) for region in Region for zone in _ZONES_OF[region])
"""Every state: a zone in a region."""

_NEXT = {
    Region.HEAD: (Region.HEAD, Region.ARTICLE, Region.COMMENTS),
    Region.ARTICLE: (Region.ARTICLE, Region.AFTER, Region.COMMENTS),
    Region.AFTER: (Region.AFTER, Region.COMMENTS),
    Region.COMMENTS: (Region.COMMENTS, Region.TAIL),
    Region.TAIL: (Region.TAIL,),
}

ALLOWED: NDArray[np.bool_] = np.array([[after in _NEXT[before] for after, _ in STATES] for before, _ in STATES])
"""Whether a state may follow another: regions are passed in order, and none comes back."""

STARTS: NDArray[np.bool_] = np.array([region in (Region.HEAD, Region.ARTICLE, Region.COMMENTS) for region, _ in STATES])
"""Whether a page may begin in a state; the head may be lost, and a page may be comments only."""

COLUMNS = len(ZONES) + len(Region)
"""Columns of the weights: a state's score is that of its zone and that of its region."""

INCIDENCE: NDArray[np.float32] = np.array(
    [
        [float(zone is column) for column in ZONES] + [float(region is column) for column in Region]
        for region, zone in STATES
    ],
    dtype=np.float32,
)
"""States by columns: which columns a state's score is the sum of."""

ZONE_OF_STATE: NDArray[np.intp] = np.array([ZONES.index(zone) for _, zone in STATES])
"""The zone of each state, as an index into :data:`ZONES`."""
