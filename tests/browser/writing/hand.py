"""Somebody who fills in forms in the browser, and how many inputs it takes them."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass
class Hand:
    """Somebody who fills in and presses; each counts."""

    page: Page
    inputs: int = 0

    def press(self, words: str) -> None:
        """Press a link or a button, which must not lead to a refusal."""
        named = self.page.get_by_role("link", name=words, exact=True)
        button = self.page.get_by_role("button", name=words, exact=True)
        self.press_at(named.or_(button).first)
        assert "Ingenting er lagret" not in self.page.inner_text("body")

    def press_at(self, place: Locator) -> None:
        self.inputs += 1
        place.click()

    def fill(self, name: str, text: str) -> None:
        self.fill_at(self.page.locator(f"[name={name}]"), text)

    def fill_at(self, place: Locator, text: str) -> None:
        self.inputs += 1
        place.fill(text)

    def press_key(self, key: str) -> None:
        self.inputs += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.inputs += 1
        self.page.keyboard.type(text)
