"""The exit statuses, and the one way to leave with one."""

from __future__ import annotations

from enum import IntEnum

import click


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    PARTLY = 1
    USAGE = 2
    NOTHING = 3


def leave(status: Exit) -> None:
    """End the command with a status other than success."""
    if status is not Exit.DONE:
        raise click.exceptions.Exit(int(status))
