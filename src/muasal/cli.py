"""The command line: a command parses, makes one library call, prints. Results on stdout, all else on stderr.

Exit 0: done. 1: an input could not be used (the rest was). 2: wrong usage. Heavy imports wait until a command runs.
"""

import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from muasal import __version__
from muasal.errors import MuasalError
from muasal.settings import Settings

if TYPE_CHECKING:
    from muasal.acquire import Refused
    from muasal.model import Article, Story

LANGUAGES = ("id", "en", "uk", "ru")
INTERFACES = ("en", "id", "uk", "ru")


class Commands(click.Group):
    """Commands in the order of the file; a MuasalError becomes one line, never a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except MuasalError as error:
            say(f"muasal: {error}")
            ctx.exit(1)
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output has gone; nobody is left to tell
            ctx.exit(0)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="muasal")
def main() -> None:
    """Where each claim in the news comes from: who said it first, who only repeats it, what changed on the way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # four scripts fit no other encoding, whatever the system's is
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(line: str) -> None:
    """One line to stderr."""
    click.echo(line, err=True)


def refuse(refused: "Sequence[Refused]") -> None:
    """Name every input that could not be used."""
    for item in refused:
        say(f"muasal: {item.error}")


def note(articles: "Iterable[Article]") -> None:
    """Say what a reader should know of each article: a language guessed, half a page unread."""
    for article in articles:
        for line in article.notes:
            say(f"muasal: note: {article.file or article.url or article.id}: {line}")


sources_argument = click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
ledger_option = click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("muasal.db"),
    show_default=True,
    help="The SQLite file that keeps what was found.",
)
outlet_option = click.option("--outlet", help="The outlet of articles that do not name theirs.")
published_option = click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="The date of publication of articles that do not give theirs.",
)
interface_option = click.option(
    "--interface-language",
    type=click.Choice(INTERFACES),
    default=Settings().interface_language,
    show_default=True,
    envvar="MUASAL_INTERFACE_LANGUAGE",
    help="The language the report speaks in; the articles keep theirs.",
)
language_option = click.option("--language", type=click.Choice(LANGUAGES), help="The language, instead of a guess.")


@main.command()
@sources_argument
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.html", help="Write the report."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "story", "json", "markdown", "csv", "geojson"]),
    default="text",
    show_default=True,
    help="What to print; story is JSON in the shape of story.json, json adds rules and reasons; geojson is the places.",
)
@ledger_option
@interface_option
@click.option("--no-ledger", is_flag=True, help="Keep nothing.")
@outlet_option
@published_option
@language_option
def trace(
    sources: tuple[str, ...],
    report: Path | None,
    format_: str,
    interface_language: str,
    ledger: Path,
    no_ledger: bool,
    **given: Any,
) -> None:
    """Trace the claims of some articles to their origins.

    SOURCE is a text, HTML or JSONL file, a folder of them, an http(s) address, or - for standard input.
    """
    from muasal import pipeline

    traced = pipeline.trace_sources(
        sources, Settings(ledger=ledger), said(given), sys.stdin.buffer, progress("Reading", format_ == "text")
    )
    refuse(traced.refused)
    note(traced.story.articles)
    if not traced.story.articles:
        raise click.exceptions.Exit(1)
    story = traced.story if no_ledger else keep(traced.story, traced.received, ledger)
    show_story(story, format_)
    if report is not None:
        write_report(story, report, interface_language)
    if traced.refused:
        raise click.exceptions.Exit(1)


def said(given: dict[str, Any]) -> Any:
    """What the person said of the articles."""
    from muasal.pipeline import Given

    published = given["published"].date().isoformat() if given["published"] else None
    return Given(given["outlet"], published, given["language"])


def progress(what: str, wanted: bool) -> Any:
    """A progress line on a terminal's stderr; silence elsewhere."""
    from muasal.pipeline import silent

    if not (wanted and sys.stderr.isatty()):
        return silent

    def show(_: str, done: int, of: int) -> None:
        click.echo(f"\r{what} {done}/{of}" + ("\n" if done == of else ""), err=True, nl=False)

    return show


def keep(story: "Story", received: Any, ledger: Path) -> "Story":
    """Write the story into the ledger, say what was new, and return it as it stands: as people corrected it."""
    from muasal import keeping
    from muasal.ledger import open_ledger

    engine = open_ledger(ledger)
    kept = keeping.keep(engine, story, received)
    engine.dispose()
    say(f"{ledger}: {kept.written.total} new rows" if kept.written.total else f"{ledger}: nothing new")
    if kept.adrift:
        numbers = ", ".join(map(str, kept.adrift))
        say(f"muasal: note: corrections {numbers} find nothing to hold on to in this reading; they are kept")
    return kept.story


def write_report(story: "Story", path: Path, language: str) -> None:
    """Write the report, its own words in `language`, and say where it is."""
    from muasal.errors import UsageError
    from muasal.publish import report

    try:
        path.write_text(report.render(story, language), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write the report to {path}: {error.strerror}; try another --report") from error
    say(f"Report: {path}")


def show_story(story: "Story", format_: str) -> None:
    """Print the story on stdout."""
    from muasal.publish import formats, geojson

    if format_ == "text":
        from rich.console import Console

        from muasal.publish import terminal

        terminal.render(story, Console())
    else:
        printers = {
            "story": formats.story_json,
            "json": formats.full_json,
            "markdown": formats.markdown,
            "csv": formats.claims_csv,
            "geojson": geojson.geojson,
        }
        click.echo(printers[format_](story), nl=False)


@main.command()
@sources_argument
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "text"]),
    default="jsonl",
    show_default=True,
    help="jsonl: one article a line; text: for people.",
)
@click.option(
    "--attitudes", is_flag=True, help="Also who wants, supports or fears what, as the learned tagger sees it."
)
@outlet_option
@published_option
@language_option
def read(sources: tuple[str, ...], format_: str, attitudes: bool, **given: Any) -> None:
    """Read articles one by one: attributions, times, quantities, places and names, each with its span.

    Quotations that no attribution takes up are listed as quotes without a source; videos, images, documents and posts
    as evidence, with where they were published and by whom.

    SOURCE is as for trace. Nothing is compared and nothing is kept.
    """
    from muasal import pipeline
    from muasal.publish.readings import Read, reading_line, reading_text

    shown = reading_line if format_ == "jsonl" else reading_text
    acquired, refused = pipeline.acquire_all(sources, Settings(), said(given), sys.stdin.buffer)
    for part in pipeline.resolved([a.article for a in acquired], progress("Reading", True), attitudes):
        found = (part.attributions, part.mentions, part.entities, part.suspicions)
        more = (part.quotations, part.evidence)
        click.echo(shown(Read(part.article, *found, *more)), nl=format_ == "jsonl")
    refuse(refused)
    note(a.article for a in acquired)
    if refused or not acquired:
        raise click.exceptions.Exit(1)


def listing_options(function: Any) -> Any:
    """--json and --csv."""
    function = click.option("--csv", "shape", flag_value="csv", help="Print CSV.")(function)
    function = click.option("--json", "shape", flag_value="json", help="Print JSON.")(function)
    return ledger_option(function)


def show_rows(rows: Sequence[dict[str, Any]], columns: Sequence[str], shape: str | None, table: Sequence[str]) -> None:
    """Print rows in the shape asked for; a table shows the columns in `table` only. The count goes to stderr."""
    from muasal.publish import tabular

    if shape == "json":
        click.echo(tabular.as_json(rows, columns), nl=False)
    elif shape == "csv":
        click.echo(tabular.as_csv(rows, columns), nl=False)
    else:
        from rich.console import Console

        Console().print(tabular.as_table(rows, table))
    say(f"{len(rows)} rows")


@main.command()
@listing_options
@click.option("--language", help="Only this language.")
@click.option("--outlet", help="Only this outlet.")
@click.option("--origin", help="Only claims with this origin: an entity's id or name.")
@click.option("--stance", help="asserts, denies, confirms, doubts or declines.")
@click.option("--certainty", help="certain or hedged.")
@click.option("--kind", help="Only this kind of event: die, send …")
@click.option("--text", help="Only claims with these words.")
def claims(ledger: Path, shape: str | None, **filters: Any) -> None:
    """List the claims in the ledger."""
    from muasal.ledger import CLAIM, View

    with View.open(ledger) as view:
        rows = view.claims(**filters)
    show_rows(rows, CLAIM, shape, ("short", "outlet", "published", "text", "origins", "stance"))


@main.command()
@listing_options
def articles(ledger: Path, shape: str | None) -> None:
    """List the articles in the ledger."""
    from muasal.ledger import ARTICLE, View

    with View.open(ledger) as view:
        rows = view.articles()
    show_rows(rows, ARTICLE, shape, ("short", "outlet", "language", "published", "headline", "claims"))


@main.command()
@listing_options
def stories(ledger: Path, shape: str | None) -> None:
    """List the stories in the ledger."""
    from muasal.ledger import STORY, View

    with View.open(ledger) as view:
        rows = view.stories()
    show_rows(rows, STORY, shape, STORY[:7])


@main.command()
@click.argument("id")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(id: str, ledger: Path, as_json: bool) -> None:
    """Show one claim, article or cluster: its words, chain of sources, details, and who else tells it.

    ID is as listed by claims or articles, or a story's own (a2.c5).
    """
    from muasal.publish import explain as explaining

    click.echo(explaining.show(*found(ledger, id), as_json=as_json), nl=False)


@main.command()
@click.argument("id")
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain(id: str, ledger: Path, as_json: bool) -> None:
    """Explain a finding: the spans it rests on, the rules that made it, the edges with their reasons."""
    from muasal.publish import explain as explaining

    click.echo(explaining.explain(*found(ledger, id), as_json=as_json), nl=False)


def found(ledger: Path, id: str) -> "tuple[Story, str]":
    """The story that holds `id`, with the ledger's ids, and the id within it."""
    from muasal.ledger import View

    with View.open(ledger) as view:
        return view.opened(id)


@main.command()
@ledger_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port to listen on.")
@click.option("--name", "names", multiple=True, help="A host name the app answers to, beside its own. Repeatable.")
def serve(ledger: Path, host: str, port: int, names: tuple[str, ...]) -> None:
    """Open the web app: add articles, follow claims to their origins, correct.

    It needs the extra `server`: pip install 'muasal[server]'. Where others could reach it, by --host or --name,
    people have to sign in: see muasal user.
    """
    try:
        from muasal.web import serving
    except ModuleNotFoundError as error:
        from muasal.errors import UsageError

        raise UsageError(
            f"the web app needs {error.name}, which is not installed: pip install 'muasal[server]'"
        ) from error
    serving.serve(ledger, host, port, names)


@main.group(cls=Commands)
def user() -> None:
    """Accounts of the web app."""


@user.command("add")
@click.argument("name")
@ledger_option
@click.option(
    "--role",
    type=click.Choice(["reader", "reviewer", "admin"]),
    default="reader",
    show_default=True,
    help="A reader looks and watches, a reviewer also adds and corrects, an admin may do all.",
)
@click.password_option(help="The password, 10 characters at least; asked for if it is not given.")
def add_user(name: str, ledger: Path, role: str, password: str) -> None:
    """Add somebody, or give somebody a new role or password."""
    set_user(ledger, name, role, password)


@user.command("remove")
@click.argument("name")
@ledger_option
def remove_user(name: str, ledger: Path) -> None:
    """Shut somebody out; what they did stays theirs."""
    set_user(ledger, name, "none", None)


@user.command("list")
@listing_options
def list_users(ledger: Path, shape: str | None) -> None:
    """List who may sign in."""
    from muasal.ledger import open_ledger
    from muasal.ledger.users import users

    columns = ("name", "role", "made_at")
    rows = [{column: getattr(one, column) for column in columns} for one in users(open_ledger(ledger))]
    show_rows(rows, columns, shape, columns)


def set_user(ledger: Path, name: str, role: str, password: str | None) -> None:
    """Write an account into the ledger and say so."""
    from muasal import keeping
    from muasal.errors import UsageError
    from muasal.ledger import open_ledger
    from muasal.ledger import users as accounts

    try:
        from muasal.web.passwords import hashed
    except ModuleNotFoundError as error:
        raise UsageError(f"accounts need {error.name}, which is not installed: pip install 'muasal[server]'") from error
    engine = open_ledger(ledger)
    if password is None and name not in {one.name for one in accounts.users(engine)}:
        raise UsageError(f"there is no user {name!r}; `muasal user list` lists them")
    accounts.set_user(engine, name, role, hashed(password) if password else "", keeping.now(), "command line")
    say(f"{ledger}: {name} is {'shut out' if role == 'none' else f'a {role}'}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def doctor(as_json: bool) -> None:
    """Say what is installed and which parts are off."""
    from dataclasses import asdict

    from muasal.doctor import examine

    parts = [asdict(part) for part in examine()]
    show_rows(parts, ("name", "state", "note"), "json" if as_json else None, ("name", "state", "note"))
    if any(part["state"] == "broken" for part in parts):
        raise click.exceptions.Exit(1)


@main.command()
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("muasal-demo"),
    show_default=True,
    help="The folder for the articles, the report and the ledger.",
)
@interface_option
@click.pass_context
def demo(context: click.Context, into: Path, interface_language: str) -> None:
    """Trace the bundled story in four languages and write its report."""
    import shutil

    from muasal.doctor import DATA
    from muasal.errors import UsageError

    articles_folder = into / "articles"
    try:
        shutil.copytree(DATA / "demo", articles_folder, dirs_exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(
            f"cannot write the demo's articles to {articles_folder}: {reason}; try another --into"
        ) from error
    context.invoke(
        trace,
        sources=(str(articles_folder),),
        report=into / "report.html",
        format_="text",
        interface_language=interface_language,
        ledger=into / "muasal.db",
        no_ledger=False,
        outlet=None,
        published=None,
        language=None,
    )


if __name__ == "__main__":
    main()
