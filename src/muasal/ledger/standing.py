"""What stands: of a story its latest run, of an article one of the runs that hold it. As queries."""

import sqlalchemy as sa

from muasal.ledger import shown
from muasal.ledger.schema import history, run_articles, runs, stories, story_turns

STORY = ("story", "run", "name", "software", "rank", "number", "articles")


def runs_standing() -> sa.Subquery:
    """One row a story that has not given way to another: story, run, name, software, rank, number (of runs so far) and
    articles (how many)."""
    return sa.select(*(shown.stories.c[name] for name in STORY)).subquery("standing")


def articles_standing() -> sa.Subquery:
    """One row an article: its row in run_articles and its story. Where several stories hold the article, the newest
    reader's counts, then the story of most articles; then the keys decide, so that the order of writing does not."""
    held = shown.articles
    joined = (run_articles.c.run == held.c.run) & (run_articles.c.position == held.c.position)
    return sa.select(run_articles, held.c.story).join(held, joined).subquery("shown")


# -- as the record has it --------------------------------------------------------------------------------------------


def latest(of: sa.ColumnElement[bool]) -> sa.Select[tuple[str]]:
    """The stories of `of` (a condition on history) that have not given way, with the run that stands: the columns of
    STORY."""
    last = sa.select(history.c.story, sa.func.max(history.c.number).label("number")).where(of)
    newest = last.group_by(history.c.story).subquery()
    turns = sa.select(sa.func.max(story_turns.c.number)).group_by(story_turns.c.story)
    gone = sa.select(story_turns.c.story).where(story_turns.c.number.in_(turns), story_turns.c.heir.is_not(None))
    columns = (history.c.story, history.c.run, runs.c.name, runs.c.software, runs.c.rank, history.c.number)
    return (
        sa.select(*columns, stories.c.articles)
        .join(newest, (newest.c.story == history.c.story) & (newest.c.number == history.c.number))
        .join(runs, runs.c.key == history.c.run)
        .join(stories, stories.c.key == history.c.story)
        .where(history.c.story.not_in(gone))
    )
