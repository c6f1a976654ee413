"""Accessibility of a page as axe-core sees it. It runs inside the browser and asks for nothing."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

BAD = ("serious", "critical")


def faults(page: Page, impacts: tuple[str, ...] = BAD) -> list[str]:
    """A line for each fault of one of these impacts: the rule, its impact, and the elements it was found at."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}; at {node['html'][:120]}"
        for fault in found
        if fault["impact"] in impacts
        for node in fault["nodes"]
    ]
