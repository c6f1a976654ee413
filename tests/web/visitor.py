"""Somebody who looks at pages of the app and sends their forms."""

from html.parser import HTMLParser
from typing import Any

from starlette.applications import Starlette
from starlette.testclient import TestClient

FIELDS = ("input", "textarea", "select")


class Forms(HTMLParser):
    """The forms of a page: where each is sent, and its fields as they stand."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.forms.append((found.get("action") or "", {}))
        elif tag in FIELDS and self.forms and found.get("name") and _sent(found):
            self.forms[-1][1][str(found["name"])] = found.get("value") or ""


def _sent(field: dict[str, str | None]) -> bool:
    """Would a browser send the field as it stands?"""
    kind = field.get("type")
    return kind != "file" and (kind not in ("radio", "checkbox") or "checked" in field)


class Visitor:
    def __init__(self, app: Starlette) -> None:
        self.client = TestClient(app)

    def page(self, path: str) -> str:
        """The page's HTML."""
        answer = self.client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:2000]}"
        return answer.text

    def json(self, path: str) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[:2000]}"
        return answer.json()

    def forms(self, path: str, action: str) -> list[dict[str, str]]:
        """The fields of the page's forms that are sent there."""
        return [fields for to, fields in Forms(self.page(path)).forms if to == action]

    def send(self, action: str, fields: dict[str, str], **more: Any) -> Any:
        """The answer to a form, redirects followed."""
        return self.client.post(action, data=fields, **more)

    def story(self) -> Any:
        """The first story, as JSON."""
        return self.json(f"/story/{self.json('/index.json')['rows'][0]['id']}.json")

    def claim(self, words: str) -> str:
        """The id of the claim that holds these words."""
        claims = [claim for cluster in self.story()["clusters"] for claim in cluster["claims"]]
        text = {c["id"]: "".join(piece["text"] for piece in c["telling"]["passage"]) for c in claims}
        return next(id for id, told in text.items() if words in told)
