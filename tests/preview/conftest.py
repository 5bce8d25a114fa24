"""A preview of the README's example, running, and a browser that looks at it."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.preview.running import serve
from generator.project import Project
from generator.shell.shell import shell_or_reason
from tests.readme import documents

expect.set_options(timeout=60_000)  # how fast it is, is measured elsewhere


@dataclass
class Preview:
    """What runs: the project's folder, the address, what was said, what the browser disliked."""

    root: Path
    address: str
    said: list[str]
    browser: Browser
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "130229/301/2026/tables/expenditure_summary/") -> Page:
        page = self.browser.new_page(viewport={"width": 1280, "height": 800})
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(self.address + path)
        return page

    def change(self, file: str, old: str, new: str) -> None:
        path = self.root / file
        text = path.read_text("utf-8")
        assert text.count(old) >= 1, old
        path.write_text(text.replace(old, new, 1), "utf-8")


def free_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return f"127.0.0.1:{found.getsockname()[1]}"


@pytest.fixture
def preview(tmp_path: Path, browser: Browser) -> Iterator[Preview]:
    root = documents.project(tmp_path)
    stopped, begun, said, address = threading.Event(), threading.Event(), [], free_address()

    def say(words: str) -> None:
        said.append(words)
        begun.set()

    given = (Project(root), address, shell_or_reason, say, stopped)
    running = threading.Thread(target=serve, args=given, daemon=True)
    running.start()
    assert begun.wait(60)
    yield Preview(root, f"http://{address}/", said, browser)
    for context in browser.contexts:
        context.close()
    stopped.set()
    running.join(30)
    assert not running.is_alive()
