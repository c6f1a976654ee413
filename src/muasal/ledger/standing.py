"""What stands: of a story its latest run, of an article one of the runs that hold it. As queries."""

import sqlalchemy as sa

from muasal.ledger.schema import history, run_articles, runs, stories, story_turns


def runs_standing() -> sa.Subquery:
    """One row a story that has not given way to another: story, run, name, software, rank, number (of runs so far) and
    articles (how many)."""
    latest = sa.select(history.c.story, sa.func.max(history.c.number).label("number")).group_by(history.c.story)
    last = latest.subquery()
    return (
        sa.select(history, runs.c.name, runs.c.software, runs.c.rank, stories.c.articles)
        .join(last, (last.c.story == history.c.story) & (last.c.number == history.c.number))
        .join(runs, runs.c.key == history.c.run)
        .join(stories, stories.c.key == history.c.story)
        .where(history.c.story.not_in(_gone()))
        .subquery("standing")
    )


def _gone() -> sa.Select[tuple[str]]:
    """The stories that gave way to another."""
    newest = sa.select(sa.func.max(story_turns.c.number)).group_by(story_turns.c.story)
    return sa.select(story_turns.c.story).where(story_turns.c.number.in_(newest), story_turns.c.heir.is_not(None))


def articles_standing() -> sa.Subquery:
    """One row an article: its row in run_articles and its story. Where several stories hold the article, the newest
    reader's counts, then the story of most articles; then the keys decide, so that the order of writing does not."""
    run = runs_standing()
    order = (run.c.rank.desc(), run.c.articles.desc(), run.c.run, run_articles.c.position)
    turn = sa.func.row_number().over(partition_by=run_articles.c.article, order_by=order).label("turn")
    ranked = sa.select(run_articles, run.c.story, turn).join(run, run.c.run == run_articles.c.run).subquery("ranked")
    columns = [column for column in ranked.c if column.name != "turn"]
    return sa.select(*columns).where(ranked.c.turn == 1).subquery("shown")
