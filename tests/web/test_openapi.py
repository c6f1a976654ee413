"""openapi.json says what the routes do."""

from visitor import Visitor

from muasal.web.acts import ACTS
from muasal.web.pages import PAGES


def test_every_page_and_act_is_described(visitor: Visitor) -> None:
    paths = visitor.json("/openapi.json")["paths"]
    gets = {path for path, ways in paths.items() if "get" in ways}
    assert gets == {f"{'/index' if p.path == '/' else p.path}.{form}" for p in PAGES for form in p.formats}
    assert {path for path, ways in paths.items() if "post" in ways} == {act.path for act in ACTS}


def test_every_list_without_an_id_answers_in_each_form(visitor: Visitor) -> None:
    for page in PAGES:
        if "{" not in page.path:
            for form in page.formats:
                answer = visitor.client.get(f"{'/index' if page.path == '/' else page.path}.{form}")
                assert answer.status_code == 200, page.path
                assert form == "json" or int(answer.headers["x-count"]) >= 0
