"""Actors: who the words of actors.txt put into the place of somebody who acts, and nobody else."""

import re
from pathlib import Path

import pytest

from muasal import languages
from muasal.model import Article
from muasal.read import read
from muasal.resolve import names, registry
from muasal.resolve.register import Register

LINES = [
    line.split(" ", 1)
    for line in (Path(__file__).parent / "actors.txt").read_text(encoding="utf-8").splitlines()
    if line and line[0] != "#"
]
MARKED = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


def actors(text: str, language: str) -> list[tuple[str, str | None]]:
    article = Article("a1", f"Headline\n\n{text}\n", language)
    register = Register(registry.load(), languages.get(language), read(article), {}, "outlet-a1")
    return [(mention.span.of(article.text), mention.value) for mention in names.resolve(register)]


@pytest.mark.parametrize(("language", "sentence"), LINES)
def test_actors_are_those_marked(language: str, sentence: str) -> None:
    assert actors(MARKED.sub(r"\1", sentence), language) == MARKED.findall(sentence)


def test_a_force_named_before_is_meant_again() -> None:
    found = actors("Turkish troops left the valley. The soldiers had been there for a year.", "en")
    assert found == [("Turkish troops", "turkiye-army"), ("soldiers", "turkiye-army")]


def test_the_title_of_a_person_is_no_actor_of_its_own() -> None:
    found = actors("Wakil Menteri Pertahanan Rusia Yunus-bek Yevkurov memimpin latihan.", "id")
    assert found == [("Yunus-bek Yevkurov", "yevkurov")]
