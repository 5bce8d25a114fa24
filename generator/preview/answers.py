"""What is answered to each request of the preview, as values: no socket, no thread."""

import mimetypes
from pathlib import Path
from posixpath import normpath
from urllib.parse import quote

from msgspec import Struct

from generator.preview.overlay import overlay_for
from generator.preview.state import State
from generator.publish import PublishError
from generator.render.environment import make_environment
from generator.render.faults import told

_STALE = ".cache 里的中间结果读不回来了，正在重新准备，请过几秒再刷新。"
OWN = "__mingzhang/"  # below the site's root: what the preview adds
_KINDS = {".js": "text/javascript", ".yml": "text/plain", ".md": "text/plain", ".txt": "text/plain"}


class Answer(Struct, frozen=True):
    """Status, kind of content and content; ``location`` where the reader is sent on. ``stale``
    says that the state cannot answer any more and has to be made anew.
    """

    status: int
    kind: str = "text/plain; charset=utf-8"
    content: bytes = b""
    location: str = ""
    stale: bool = False


class Desk(Struct, frozen=True):
    """Answers for one project. ``mount`` is the path of the site's address, ``/`` at its ends."""

    templates: Path
    mount: str

    def answer(self, state: State, path: str) -> Answer:
        """The answer to a path as the browser asked for it, decoded."""
        if not path.startswith(self.mount):
            return Answer(302, location=quote(self.mount)) if path == "/" else self._nothing(state)
        asked = path.removeprefix(self.mount)
        if asked.startswith(OWN):
            return self._own(asked.removeprefix(OWN))
        if asked != (clean := _clean(asked)):
            return Answer(302, location=quote(self.mount + clean))
        return self._file(state, asked)

    def _own(self, name: str) -> Answer:
        if name not in ("preview.js", "preview.css"):
            return Answer(404)
        return Answer(200, kind_of(name), (self.templates / "preview" / name).read_bytes())

    def _file(self, state: State, path: str) -> Answer:
        name = f"{path}index.html" if path.endswith("/") or not path else path
        try:
            content = state.pages.get(name)
            if content is None and state.pages.get(f"{name}/index.html") is not None:
                return Answer(302, location=quote(f"{self.mount}{path}/"))
        except Exception as error:  # a template under someone's hands
            return self._crashed(state, error)
        if content is None:
            return self._nothing(state)
        kind = kind_of(name)
        return Answer(
            200, kind, self._laid_over(state, name, content) if "html" in kind else content
        )

    def _nothing(self, state: State) -> Answer:
        page = state.shell.files.get("404.html", "没有这一页。".encode())
        return Answer(404, kind_of(".html"), self._laid_over(state, "", page))

    def _crashed(self, state: State, error: Exception) -> Answer:
        template = make_environment(self.templates).get_template("preview/crashed.html")
        stale = isinstance(error, PublishError)  # what it is made of was dropped from .cache
        trouble = _STALE if stale else told(error, self.templates.parent)
        page = template.render(trouble=trouble, assets=self.mount + OWN, seen=state.name)
        return Answer(500, kind_of(".html"), page.encode(), stale=stale)

    def _laid_over(self, state: State, path: str, page: bytes) -> bytes:
        """The page with the findings and the script at its end."""
        template = make_environment(self.templates).get_template("preview/overlay.html")
        view = overlay_for(state, path)
        added = template.render(view=view, assets=self.mount + OWN, seen=state.name).encode()
        before, end, after = page.rpartition(b"</body>")
        return before + added + end + after if end else page + added


def _clean(path: str) -> str:
    """The path without steps up or doubled slashes."""
    folder = "/" if path.endswith("/") else ""
    plain = normpath(f"/{path}").lstrip("/")
    return plain + folder if plain else ""


def kind_of(name: str) -> str:
    """The kind of content that a file's name tells."""
    suffix = Path(name).suffix or name
    kind = _KINDS.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
