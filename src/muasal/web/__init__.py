"""The web app on top of the ledger: server-rendered pages, each with a `.json` twin from the same view.

`pages.py` and `acts/` declare what there is; `app.py` makes routes of it, `openapi.py` the description for programs.
"""
