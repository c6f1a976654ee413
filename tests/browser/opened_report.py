"""A report opened from disk in a browser."""

from collections.abc import Callable

from playwright.sync_api import Page

OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"


class Opened:
    """A report opened from disk, and all it asked for and complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.goto(address)
        page.wait_for_load_state("load")


Open = Callable[..., Opened]
