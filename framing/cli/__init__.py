"""The same verbs on the command line.

Exit status: 0 everything was read; 1 something could not be read, or a check found faults; 2 wrong usage, or a missing
or wrong lexicon or sources file; 3 nothing could be read or the output cannot be written; 130 and 143 after Ctrl-C and
SIGTERM. Never a traceback.
"""

from __future__ import annotations

import signal
import sys
import warnings
from collections.abc import Sequence
from types import FrameType

import click

from framing import __version__
from framing.cli.exits import Exit
from framing.errors import FramingError, LexiconError, SourcesFileError, UsageError

# Where each command lives; nothing of it is imported before it is asked for, so that `framing --help` answers at once.
_COMMANDS = {
    "report": ("framing.cli.analysing", "Compare texts and write one self-contained HTML report."),
    "annotate": ("framing.cli.analysing", "Write the interchange record as JSON lines, or as a folder of Parquet."),
    "score": ("framing.cli.analysing", "Print one row a document and measure."),
    "compare": ("framing.cli.analysing", "Print a comparison of the outlets as a table."),
    "concordance": ("framing.cli.analysing", "Show a name or a referent in its sentences."),
    "lexicons": ("framing.cli.wordlists", "List, show, check and import the word lists."),
    "scorers": ("framing.cli.analysing", "List the questions that are asked of every text."),
    "fit": ("framing.cli.fitting", "Train a shipped kind of model again on other data."),
    "validate": ("framing.cli.validating", "Measure against hand annotation."),
}


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        import importlib

        command: click.Command = getattr(importlib.import_module(_COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="framing")
def framing() -> None:
    """Source bias and framing in news: who says it, in whose words, and what the others said instead.

    \b
    framing report seeds -o reports/seeds.html
    framing compare seeds --what naming --voice own

    INPUT is a file, a folder, an annotations file or folder, or - for JSON lines on standard input.
    """  # noqa: D301 - \b is click's mark for lines that are not to be wrapped


def main(argv: Sequence[str] | None = None) -> None:
    """Run a command and exit with its status."""
    if not sys.warnoptions:
        # What libraries remark to programmers says nothing of the texts; PYTHONWARNINGS=default shows it.
        warnings.simplefilter("ignore")
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(_run(argv))


def _stop(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


def _run(argv: Sequence[str] | None) -> int:
    try:
        # click hands an Exit's status back as the result of a run that does not end the process by itself.
        status = framing.main(argv, prog_name="framing", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        _say("stopped")
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # The reader of our output has had enough; closing the stream keeps Python from saying so again at exit.
        sys.stderr.close()
        return Exit.DONE
    except (LexiconError, SourcesFileError, UsageError) as error:
        _say(str(error))
        return Exit.USAGE
    except FramingError as error:
        _say(str(error))
        return Exit.NOTHING
    except OSError as error:
        _say(f"{error.filename or 'output'}: {error.strerror or error}")
        return Exit.NOTHING
    except MemoryError:
        _say("out of memory; try fewer texts at once, or `framing annotate -o FOLDER` and then the report from it")
        return Exit.NOTHING
    except Exception as error:  # the last resort: a fault of ours is one line too, with its place
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        _say(f"fault in framing: {type(error).__name__}: {error} ({place.filename}:{place.lineno})")
        return Exit.NOTHING
    return status if isinstance(status, int) else Exit.DONE


def _say(message: str) -> None:
    click.echo(f"framing: {message}", err=True)
