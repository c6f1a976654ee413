"""What the commands are given in these tests."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

STORIES = Path(__file__).parents[2] / "evaluation" / "stories"

ENGLISH = """\
Harbour bridge to reopen in May

The harbour bridge will reopen in May, the city council said on Friday.

According to the engineer Anna Reed, 14 workers repaired 300 metres of the deck. The Northern Courier reported that \
two cranes had been damaged.
"""
INDONESIAN = """\
Jembatan pelabuhan dibuka lagi

Wali kota mengatakan bahwa jembatan pelabuhan itu akan dibuka lagi pada Mei. Menurut dinas pekerjaan umum, \
14 pekerja memperbaiki jembatan itu.
"""
PAGE = """\
<!doctype html>
<html lang="en"><head><title>Ferry resumes</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2025-03-04T08:00:00Z"></head>
<body><nav>Home Sport</nav><article><h1>Ferry resumes</h1>
<p>The ferry between the two islands has resumed its service, the harbour master said on Monday. He added that
 three boats had been repaired over the winter and that a fourth would follow.</p>
<p>According to the shipping company, 400 passengers crossed on the first day, more than in any week last year.</p>
</article><footer>Contact</footer></body></html>
"""
