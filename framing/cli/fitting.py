"""fit: train a shipped kind of model again on other data."""

from __future__ import annotations

import json
from pathlib import Path

import click

from framing.errors import unknown


@click.command(
    epilog="Kinds of model: zones, markup, attribution, target-sentiment, loaded, background, word-vectors, statements."
)
@click.argument("name")
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The .npz file to write.")
def fit(name: str, data: tuple[Path, ...], output: Path) -> None:
    """Train a shipped kind of model again on other data.

    NAME is the kind of model, DATA the files to fit it on. The weights go to FILE.npz, their card to FILE.json, and the
    figures that were measured to standard output.
    """
    from framing.fitting import PROGRAMS

    by_name = {program.name: program for program in PROGRAMS}
    if name not in by_name:
        raise unknown("kind of model", name, by_name)
    figures = by_name[name].load()(data, output)
    click.echo(json.dumps(dict(figures), ensure_ascii=False, indent=2, default=str))
