"""The report before axe-core: light and dark, wide and narrow, folded and unfolded, has no fault."""

import pytest
from accessibility import faults
from made_stories import ferry, leftwards, many
from opened_report import OPEN_ALL, Open

pytestmark = pytest.mark.browser
EVERY = ("minor", "moderate", "serious", "critical")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_report_has_no_fault(opened: Open, scheme: str, width: int) -> None:
    page = opened(ferry(), color_scheme=scheme, viewport={"width": width, "height": 800}).page
    page.evaluate(OPEN_ALL)
    assert faults(page, EVERY) == []


@pytest.mark.parametrize("language", ["id", "uk", "ru"])
def test_no_language_has_a_fault(opened: Open, language: str) -> None:
    assert faults(opened(ferry(), language=language).page, EVERY) == []


def test_names_written_leftwards_are_no_fault(opened: Open) -> None:
    assert faults(opened(leftwards()).page, EVERY) == []


def test_a_long_report_has_no_fault(opened: Open) -> None:
    assert faults(opened(many(60)).page, EVERY) == []


def test_faults_are_found(opened: Open) -> None:
    page = opened(ferry()).page
    page.evaluate("document.body.append(document.createElement('img'), document.createElement('button'))")
    assert {line.partition(" ")[0] for line in faults(page)} == {"image-alt", "button-name"}
