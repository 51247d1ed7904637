"""Write docs/commands.md from the commands' own help; a test holds the file to it."""

from __future__ import annotations

from pathlib import Path

import click

from framing.cli import framing

PAGE = Path(__file__).parent / "commands.md"

INTRODUCTION = """# Commands

Made from the commands' own help by `python docs/make_commands.py`.

Results go to standard output or `-o`, remarks and progress to standard error. Exit status: 0 everything was read;
1 something could not be read (it is named; everything else was done), or a check found faults; 2 wrong usage, a missing
or wrong lexicon or sources file included; 3 nothing could be read or the output cannot be written; 130 and 143 after
Ctrl-C and SIGTERM.
"""


def helps(command: click.Command, name: str, parent: click.Context | None = None) -> list[tuple[str, str]]:
    """The name and help of a command and of all those below it, in the order of its own list."""
    settings = {**command.context_settings, "terminal_width": 100, "max_content_width": 100}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    found = [(context.command_path, command.get_help(context))]
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            child = command.get_command(context, below)
            if child is not None:
                found += helps(child, below, context)
    return found


def page() -> str:
    """The whole page."""
    parts = [f"## {path}\n\n```text\n{text}\n```\n" for path, text in helps(framing, "framing")]
    return "\n".join([INTRODUCTION, *parts])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
