"""Sources of every kind → articles."""

import gzip
import hashlib
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from canary import PAGE, Canary, policy_for

from muasal.acquire import Acquired, Refused, gather
from muasal.acquire.fetch import Fetcher
from muasal.settings import Settings

ENGLISH = "Bridge reopens\n\nThe bridge was reopened by the mayor on Friday, and the first cars have crossed it.\n"
INDONESIAN = "Jembatan dibuka\n\nWali kota mengatakan bahwa jembatan itu sudah bisa dilewati mobil pada Jumat.\n"


def run(*sources: str | Path, stdin: bytes = b"") -> list[Acquired | Refused]:
    return list(gather([str(source) for source in sources], Settings(), stdin=io.BytesIO(stdin)))


def only(results: Sequence[Acquired | Refused]) -> Acquired:
    (result,) = results
    assert isinstance(result, Acquired), result
    return result


def refusal(results: Sequence[Acquired | Refused]) -> str:
    (result,) = results
    assert isinstance(result, Refused), result
    return str(result.error)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file(tmp_path: Path) -> None:
    path = write(tmp_path / "bridge.en.txt", ENGLISH)
    found = only(run(path))
    assert found.article.text == ENGLISH
    assert (found.article.id, found.article.language, found.article.file) == ("bridge", "en", "bridge.en.txt")
    assert (found.article.published, found.article.outlet, found.article.notes) == (None, None, ())
    assert (found.source, found.raw, found.media_type) == (str(path), ENGLISH.encode(), "text/plain")
    assert found.article.digest == hashlib.sha256(ENGLISH.encode()).hexdigest()


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.html.gz"])
def test_a_page_file(name: str, tmp_path: Path) -> None:
    data = gzip.compress(PAGE) if name.endswith(".gz") else PAGE
    found = only(run(write(tmp_path / name, data)))
    assert found.article.text.startswith("Ferry resumes\n\nThe ferry between")
    assert (found.article.outlet, found.article.published) == ("Harbour Post", "2025-03-04")
    assert (found.article.id, found.raw, found.media_type) == ("a", data, "text/html")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.md", "a", "a.news"])
def test_other_names_of_text_files(name: str, tmp_path: Path) -> None:
    data = gzip.compress(ENGLISH.encode()) if name.endswith(".gz") else ENGLISH.encode()
    assert only(run(write(tmp_path / name, data))).article.text == ENGLISH


def test_line_ends_stay(tmp_path: Path) -> None:
    text = ENGLISH.replace("\n", "\r\n")
    assert only(run(write(tmp_path / "a.txt", text))).article.text == text


def test_a_folder_is_read_in_order_with_what_lies_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden.txt", "picture.png", "README.md"):
        write(tmp_path / name, ENGLISH + name)
    assert [r.source for r in run(tmp_path)] == [str(tmp_path / n) for n in ("a.txt", "b.txt", "sub/c.md")]


def test_a_story_folder_gives_its_articles_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path / "s/one.txt", INDONESIAN)
    write(tmp_path / "s/unlisted.txt", ENGLISH)
    record = {"id": "a1", "file": "one.txt", "language": "id", "outlet": "Kabar", "published": "2025-03-07"}
    story = {
        "articles": [record | {"retells": ["a9"], "text": "gold", "url": "https://gold.example/"}],
        "attributions": "not even looked at",
        "claims": 3,
    }
    write(tmp_path / "s/story.json", json.dumps(story))
    for source in (tmp_path / "s", tmp_path / "s/story.json", tmp_path):
        article = only(run(source)).article
        assert (article.id, article.language, article.outlet) == ("a1", "id", "Kabar")
        assert (article.published, article.text, article.url) == ("2025-03-07", INDONESIAN, None)
        assert [(c.value, c.found_in) for c in article.date_candidates] == [("2025-03-07", "given")]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "a", "file": "../secret.txt"}, "beside story.json"),
        ({"id": "a", "file": "/etc/hostname"}, "beside story.json"),
        ({"id": "a", "file": "absent.txt"}, "no file absent.txt"),
        ({"id": "a"}, "beside story.json"),
        ({"id": [], "file": "one.txt"}, "`id` is no string"),
        ("a", "no object"),
    ],
)
def test_a_bad_article_in_a_story_is_refused_and_the_others_are_read(
    record: object, message: str, tmp_path: Path
) -> None:
    write(tmp_path / "one.txt", ENGLISH)
    write(tmp_path.parent / "secret.txt", ENGLISH)
    write(tmp_path / "story.json", json.dumps({"articles": [record, {"id": "b", "file": "one.txt"}]}))
    bad, good = run(tmp_path)
    assert isinstance(bad, Refused)
    assert message in str(bad.error)
    assert isinstance(good, Acquired)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"articles": {}}', '{"articles": []}', b"\xff", "[" * 100_000])
def test_a_broken_story_is_one_clear_error(content: str | bytes, tmp_path: Path) -> None:
    write(tmp_path / "story.json", content)
    assert "story.json" in refusal(run(tmp_path))


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {"id": "n1", "text": ENGLISH, "published": "2025-03-07", "outlet": "Post", "url": "https://post.example/1"},
        {"id": "n2", "text": INDONESIAN, "language": "id"},
        {"text": ENGLISH},
    ]
    path = write(tmp_path / "news.jsonl", "\n".join(json.dumps(line) for line in lines) + "\n")
    one, two, three = (only([r]) for r in run(path))
    assert (one.article.published, one.article.outlet, one.article.url) == (
        "2025-03-07",
        "Post",
        "https://post.example/1",
    )
    assert (one.source, one.article.text, one.media_type) == (f"{path}:1", ENGLISH, "application/jsonl")
    assert one.article.digest == hashlib.sha256(json.dumps(lines[0]).encode()).hexdigest()
    assert [two.article.id, two.article.language, three.article.id] == ["n2", "id", "news-3"]


def test_a_title_beside_the_text_becomes_the_headline_and_a_note_says_so(tmp_path: Path) -> None:
    line = json.dumps({"id": "n", "title": "Bridge reopens", "text": "It was reopened by the mayor."})
    article = only(run(write(tmp_path / "a.jsonl", line))).article
    assert article.text == "Bridge reopens\n\nIt was reopened by the mayor."
    assert any("offsets count from the title" in note for note in article.notes)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{broken", "not JSON"),
        ("[1]", "no JSON object"),
        ('{"id": "x"}', '"text"'),
        ('{"id": "x", "text": "  "}', '"text"'),
        ('{"id": "x", "text": 5}', "`text` is no string"),
        ('{"id": "x", "text": "half \\ud83d"}', "half a character"),
        (b'{"id": "x", "text": "caf\xe9"}', "not UTF-8"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_goes_on(line: str | bytes, message: str, tmp_path: Path) -> None:
    good = json.dumps({"id": "good", "text": ENGLISH}).encode()
    data = good + b"\n" + (line.encode() if isinstance(line, str) else line) + b"\n\n" + good.replace(b"good", b"fine")
    path = write(tmp_path / "a.jsonl", data)
    first, bad, last = run(path)
    assert isinstance(bad, Refused)
    assert bad.source == f"{path}:2"
    assert f"{path}:2" in str(bad.error)
    assert message in str(bad.error)
    assert [only([first]).article.id, only([last]).article.id] == ["good", "fine"]


def test_a_line_that_is_too_long_is_passed_over() -> None:
    stdin = b'{"id": "x", "text": "' + b"x" * 11_000_000 + b'"}\n' + json.dumps({"id": "y", "text": ENGLISH}).encode()
    bad, good = run("-", stdin=stdin)
    assert isinstance(bad, Refused)
    assert only([good]).article.id == "y"


@pytest.mark.parametrize(
    ("stdin", "media_type"),
    [(ENGLISH.encode(), "text/plain"), (PAGE, "text/html"), (b'{"id": "a", "text": "The end."}', "application/jsonl")],
)
def test_standard_input_is_told_by_its_first_bytes(stdin: bytes, media_type: str) -> None:
    assert only(run("-", stdin=stdin)).media_type == media_type


def test_empty_standard_input_is_a_clear_error() -> None:
    assert refusal(run("-")).startswith("reading standard input: it is empty")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "it is empty"),
        ("blank.txt", b" \n \n", "it is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n", "PNG image"),
        ("binary", b"abc\x00", "binary"),
        ("old.txt", "Мэр города".encode("cp1251"), "byte 0 is not UTF-8"),
        ("empty.html", b"", "HTML"),
        ("picture.html", b"\x89PNG\r\n\x1a\n", "PNG image, not a page"),
        ("bomb.txt.gz", gzip.compress(b"a" * 20_000_000, mtime=0), "grow to more than"),
        ("empty.html.gz", gzip.compress(b"", mtime=0), "HTML"),
    ],
)
def test_a_bad_file_is_one_clear_error_and_the_rest_goes_on(
    name: str, content: bytes, message: str, tmp_path: Path
) -> None:
    bad, good = run(write(tmp_path / name, content), write(tmp_path / "good.txt", ENGLISH))
    assert name in refusal([bad])
    assert message in refusal([bad])
    assert isinstance(good, Acquired)


@pytest.mark.parametrize("source", ["absent.txt", "www.news.example/a", "a\0b", "", "x" * 5000])
def test_what_is_not_there_is_a_clear_error(source: str) -> None:
    assert refusal(run(source)).startswith("reading ")


def test_an_empty_folder_is_a_clear_error(tmp_path: Path) -> None:
    assert "no article in this folder" in refusal(run(tmp_path))


def test_the_same_file_counts_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ENGLISH)
    assert len(run(path, tmp_path, tmp_path / "." / "a.txt")) == 1


def test_ids_wanted_twice_are_told_apart_whatever_the_order(tmp_path: Path) -> None:
    one, two = write(tmp_path / "x/a.txt", ENGLISH), write(tmp_path / "y/a.txt", INDONESIAN)
    forth = {only([r]).source: only([r]).article.id for r in run(one, two)}
    back = {only([r]).source: only([r]).article.id for r in run(two, one)}
    assert forth == back
    assert len(set(forth.values())) == 2


def test_copies_have_ids_of_their_own(tmp_path: Path) -> None:
    ids = [
        only([r]).article.id for r in run(write(tmp_path / "x/a.txt", ENGLISH), write(tmp_path / "y/a.txt", ENGLISH))
    ]
    assert len(set(ids)) == 2


def test_names_become_safe_ids(tmp_path: Path) -> None:
    names = ["новини дня.txt", "a<b>&c.txt", "..txt"]
    ids = [only([r]).article.id for name in names for r in run(write(tmp_path / name, ENGLISH))]
    assert ids == ["новини-дня", "a-b-c", "article"]


def test_a_date_that_is_not_full_stays_open_and_is_noted(tmp_path: Path) -> None:
    article = only(run(write(tmp_path / "a.jsonl", json.dumps({"text": ENGLISH, "published": "2025"})))).article
    assert article.published is None
    assert any("no full date" in note for note in article.notes)


def test_another_language_is_said(tmp_path: Path) -> None:
    malay = "Polis memaklumkan bahawa suspek itu ditahan kerana memiliki wang palsu di Pulau Pinang pada Jumaat."
    article = only(run(write(tmp_path / "a.txt", malay))).article
    assert article.language == "ms"
    assert any(note.startswith("language ms is none of") for note in article.notes)


def test_an_address(canary: Canary, settings: Settings) -> None:
    fetcher = Fetcher(settings, policy_for(canary))
    url = canary.url + "/packed"
    found = only(list(gather([url], settings, fetcher=fetcher.fetch)))
    canonical = canary.url + "/ferry-resumes"
    assert (found.source, found.article.url, found.article.file) == (url, canonical, None)
    assert found.article.id == hashlib.sha256(canonical.encode()).hexdigest()[:10]
    assert found.article.digest == hashlib.sha256(found.raw).hexdigest()
    assert found.article.text.startswith("Ferry resumes\n\n")


def test_an_address_that_serves_plain_text(canary: Canary, settings: Settings) -> None:
    canary.answers["/t"] = (200, {"Content-Type": "text/plain; charset=utf-8"}, ENGLISH.encode())
    found = only(list(gather([canary.url + "/t"], settings, fetcher=Fetcher(settings, policy_for(canary)).fetch)))
    assert (found.article.text, found.article.url, found.media_type) == (ENGLISH, canary.url + "/t", "text/plain")


def test_addresses_are_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad, good = run("http://127.0.0.1/", write(tmp_path / "a.txt", ENGLISH))
    assert "no public address" in refusal([bad])
    assert isinstance(good, Acquired)


def test_a_page_without_an_article_is_refused(canary: Canary, settings: Settings) -> None:
    canary.answers["/app"] = (200, {"Content-Type": "text/html"}, b"<html><body><div id=app></div></body></html>")
    results = list(gather([canary.url + "/app"], settings, fetcher=Fetcher(settings, policy_for(canary)).fetch))
    assert "no article text" in refusal(results)
