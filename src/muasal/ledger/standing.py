"""What stands: of a story its latest run, of an article one of the runs that hold it. As queries."""

import sqlalchemy as sa

from muasal.ledger.schema import history, run_articles, runs, stories


def runs_standing() -> sa.Subquery:
    """One row a story: story, run, name, software, rank, number (of runs so far), articles (how many)."""
    latest = sa.select(history.c.story, sa.func.max(history.c.number).label("number")).group_by(history.c.story)
    last = latest.subquery()
    return (
        sa.select(history, runs.c.name, runs.c.software, runs.c.rank, stories.c.articles)
        .join(last, (last.c.story == history.c.story) & (last.c.number == history.c.number))
        .join(runs, runs.c.key == history.c.run)
        .join(stories, stories.c.key == history.c.story)
        .subquery("standing")
    )


def articles_standing() -> sa.Subquery:
    """One row an article: its row in run_articles and its story. Where several stories hold the article, the newest
    reader's counts, then the story of most articles; then the keys decide, so that the order of writing does not."""
    run = runs_standing()
    order = (run.c.rank.desc(), run.c.articles.desc(), run.c.run, run_articles.c.position)
    turn = sa.func.row_number().over(partition_by=run_articles.c.article, order_by=order).label("turn")
    ranked = sa.select(run_articles, run.c.story, turn).join(run, run.c.run == run_articles.c.run).subquery("ranked")
    columns = [column for column in ranked.c if column.name != "turn"]
    return sa.select(*columns).where(ranked.c.turn == 1).subquery("shown")
