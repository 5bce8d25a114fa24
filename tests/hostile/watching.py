"""A reader's tab without any policy that notes whatever runs or asks another host."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Dialog, Page

MARKER = "window.MZ = n => { console.error('RAN ' + n); window.ran = n }"
# What no text may have made: handlers, scripts without a file, frames, forms, foreign addresses.
ALIVE = """() => {
  const own = location.origin;
  const wrong = [];
  for (const e of document.querySelectorAll('*')) {
    const said = e.outerHTML.slice(0, 160);
    for (const a of e.attributes) {
      if (/^on/i.test(a.name) || a.name === 'srcdoc') wrong.push(`${a.name}: ${said}`);
      const runs = /^\\s*(javascript|vbscript|data):(?!image\\/)/i.test(a.value);
      if (runs && /href|src|action|data/i.test(a.name)) wrong.push(`${a.name} runs: ${said}`);
    }
    const kind = e.localName;
    if (['iframe', 'object', 'embed', 'base', 'applet', 'portal'].includes(kind)) wrong.push(said);
    if (kind === 'script' && !e.src && !/json/.test(e.type)) wrong.push(said);
    if (kind === 'meta' && /refresh/i.test(e.httpEquiv) && /evil/.test(e.content)) wrong.push(said);
    for (const address of [e.src, kind === 'link' && e.rel !== 'canonical' ? e.href : '', e.action])
      if (typeof address === 'string' && address && !address.startsWith(own)
          && !/^(data|blob|about):/.test(address)) wrong.push(`asks ${address}: ${said}`);
    if (kind === 'a' && /evil\\.example/.test(e.host || '')) wrong.push(`leads out: ${said}`);
  }
  return wrong;
}"""
# What a reader's pointer and keyboard do, without leaving the page.
TOUCH = """() => {
  document.addEventListener('click', e => e.target.closest('a, button[type=submit]')
    && e.preventDefault(), true);
  for (const e of document.querySelectorAll('details')) e.open = true;
  for (const e of document.querySelectorAll('article *, nav *, header *, [title]')) {
    for (const kind of ['mouseover', 'mouseenter', 'pointerover', 'focus', 'focusin'])
      e.dispatchEvent(new Event(kind, {bubbles: true}));
    if (e.localName === 'a' || e.localName === 'summary')
      e.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
  }
}"""


class _Plain(SimpleHTTPRequestHandler):
    """Serves a folder without a policy, and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a folder is served; it ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Plain, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class Watcher:
    """One tab; ``said`` is what must not be: dialogs, marks of a run, requests to elsewhere."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.said: list[str] = []
        self.here = ""
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        self.context.add_init_script(MARKER)
        self.page: Page = self.context.new_page()
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda message: self._say(message.text))
        self.page.on("pageerror", lambda error: self._say(str(error)))
        self.page.on("popup", lambda page: self._say(f"opens {page.url}"))
        self.context.on("request", lambda request: self._asked(request.url))

    def open(self, path: str) -> Page:
        """A page of the site, and what stands in it that should not."""
        self.here = path
        self.page.goto(self.address + path, wait_until="load")
        self.look()
        return self.page

    def look(self) -> None:
        """Note what is alive in the page as it is now."""
        self.said += [f"{self.here}: {wrong}" for wrong in self.page.evaluate(ALIVE)]

    def touch(self) -> None:
        """Point at everything, open everything, and look again."""
        self.page.evaluate(TOUCH)
        self.look()

    def _dialog(self, dialog: Dialog) -> None:
        self._say(f"dialog {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:", "about:")):
            self._say(f"asks {url}")

    def _say(self, text: str) -> None:
        self.said.append(f"{self.here}: {text}")
