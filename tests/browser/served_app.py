"""The web app behind a real port, as for its pictures, and its pages in a browser."""

from playwright.sync_api import Page
from shooting import serving

__all__ = ["App", "serving"]


class App:
    """A page of the app, and all that the browser complained of or asked elsewhere."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        page.on("request", lambda request: self._note(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def _note(self, url: str) -> None:
        if not url.startswith((f"{self.address}/", "data:")):
            self.elsewhere.append(url)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        return self.page
