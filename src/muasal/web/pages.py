"""Every page of the app."""

from muasal.web.declared import Page
from muasal.web.views import adding, article, audit, claim, review, search, somebody, stories

PAGES = (
    Page("/", "All stories.", stories.stories, "stories.html", stories.QUERY, rows="rows"),
    Page(
        "/story/{id}",
        "One story: claims, what drifted, who retold whom, when.",
        stories.story,
        "story.html",
        stories.THINGS,
    ),
    Page(
        "/claim/{id}", "One claim: its way to the origin, what it rests on, its corrections.", claim.claim, "claim.html"
    ),
    Page("/article/{id}", "One article with every finding lit up.", article.article, "article.html"),
    Page("/search", "Search: full text and facets.", search.search, "search.html", search.QUERY, rows="rows"),
    Page("/watches", "Saved searches.", search.watches, "watches.html", rows="rows"),
    Page("/watches/{id}", "What is new in a saved search.", search.watch, "watch.html", rows="rows", feed=True),
    Page(
        "/somebody/{id}",
        "A source: rating, claims, merging.",
        somebody.somebody,
        "somebody.html",
        rows="rows",
    ),
    Page("/audit", "Who did what, and whether the chain holds.", audit.audit, "audit.html", rows="rows"),
    Page("/review", "What the software was least sure of.", review.review, "review.html", rows="rows", role="reviewer"),
    Page("/add", "The form for new articles, and what is being read.", adding.form, "add.html", role="reviewer"),
    Page("/add/{id}", "How far the reading of new articles has come.", adding.job, "job.html", role="reviewer"),
)
