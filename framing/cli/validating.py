"""validate: how good it is, against hand annotation."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli.exits import Exit, leave
from framing.cli.output import FORMATS, write_frame
from framing.cli.reading import Reading, reads


@click.group()
def validate() -> None:
    """Measure against hand annotation."""


@validate.command("gold")
@reads
@click.option("--gold", required=True, type=click.Path(path_type=Path), help="The hand annotation, a JSON file.")
@click.option("--floor", "floors", multiple=True, metavar="FIGURE=VALUE", help="Fail when a figure is below this.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
def gold_figures(reading: Reading, gold: Path, floors: tuple[str, ...], form: str) -> None:
    """Score zones, comments, attributions, asides, stories and statements against a hand annotation."""
    import pandas as pd

    from framing.comparison import compare
    from framing.corpus import recorded
    from framing.errors import Problem
    from framing.tables import tabulated
    from framing.validation import against_gold, read_gold

    wanted = read_gold(gold)
    lowest = _floors(floors)
    found = list(recorded(reading.job()))
    records = [item for item in found if not isinstance(item, Problem)]
    problems = tuple(item for item in found if isinstance(item, Problem))
    reading.say_problems(problems)
    analysis = tabulated(records)
    stories = compare(analysis, "stories").frame.to_dict("records")
    statements = compare(analysis, "statements").frame.to_dict("records")
    figures = against_gold(
        wanted,
        records,
        stories=stories if "stories" in wanted else None,
        statements=statements if "aligned_statements" in wanted else None,
    )
    write_frame(pd.DataFrame(figures), form, None)
    values = {figure.name: figure.value for figure in figures}
    below = [name for name, value in lowest.items() if values.get(name, 0.0) < value]
    for name in below:
        click.echo(f"framing: {name} is {values.get(name, 0.0):.3f}, below its floor {lowest[name]:.3f}", err=True)
    leave(Exit.PARTLY if below or problems else Exit.DONE)


def _floors(pairs: tuple[str, ...]) -> dict[str, float]:
    floors = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        try:
            floors[name] = float(value)
        except ValueError:
            raise click.BadParameter(f"{pair!r} is not of the form FIGURE=VALUE, for example cue=0.8") from None
    return floors
