"""The experiment of docs/another-shell.md: a shell from Jinja and PyYAML alone, without MkDocs.

It renders the same templates with what MkDocs puts round them and takes the theme's style sheets
and icons from the package. Hand-written pages come out plainly: no 目录 beside them, no links, not
searched.
"""

import posixpath
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
import markdown
import material
import yaml
from msgspec.structs import replace

from generator.render.frame import cut, sentinel
from generator.render.shell import DEPTHS, LAYOUTS, Settings, Shell
from generator.shell.modules import one_module
from generator.shell.scripts import joined_scripts
from generator.shell.stylesheets import joined

_LINK = re.compile(r"!?\[([^\]]*)\]\((?!https?:)[^)]*\)")  # MkDocs finds where these lead
_THEME = Path(material.__file__).parent / "templates"


def plain_shell(root: Path) -> Shell:
    """Frames for every data page of the project, and what the pages load."""
    written = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    ours = root / "templates/overrides"
    loader = jinja2.FileSystemLoader([ours, _THEME])
    # The pages of MkDocs are put together from finished HTML as well: it escapes nothing.
    env = jinja2.Environment(loader=loader, trim_blocks=True, lstrip_blocks=True)
    env.filters["url"] = _url
    template = env.get_template("main.html")
    frames = {
        (layout, depth): cut(template.render(_context(written, layout, depth)), LAYOUTS[layout])
        for layout in LAYOUTS
        for depth in DEPTHS
    }
    texts = [path.read_text("utf-8") for path in sorted((root / "templates").rglob("*.html"))]
    texts += [piece for frame in frames.values() for piece in frame.pieces]
    files = _assets(ours) | _assets(_THEME)
    texts += [files[name].decode() for name in files if name.endswith(".js")]
    name = written["site_name"]
    together = one_module(joined_scripts(joined(files, texts)))
    shell = Shell(Settings(name, "", written["site_description"]), together, frames)
    return replace(shell, files={**shell.files, **_written_pages(root / "content", shell)})


def _written_pages(content: Path, shell: Shell) -> dict[str, bytes]:
    """The pages of content/ in the frame that has nothing beside it."""
    pages = {}
    for path in sorted(content.rglob("*.md")):
        place = path.relative_to(content).with_suffix("")
        folder = place.parent if place.name == "index" else place
        text = path.read_text("utf-8").partition("\n---\n")[2] or path.read_text("utf-8")
        text = _LINK.sub(r"\1", text)
        body = markdown.markdown(text, extensions=["attr_list", "tables", "toc"])
        slots = dict.fromkeys(LAYOUTS["plain"], "") | {"content": body, "title": place.name}
        html = shell.stamp("plain", len(folder.parts), slots)
        pages[(folder / "index.html").as_posix()] = html.encode()
    return pages


def _context(written: dict[str, Any], layout: str, depth: int) -> dict[str, Any]:
    """What the templates ask for: the settings, the way to the root, the slots of the page."""
    plugins: dict[str, Any] = {"material/search": {}}
    config = {"extra_css": [], "extra_javascript": [], **written, "plugins": plugins}
    config["theme"] = SimpleNamespace(**written["theme"])
    slots = {slot: sentinel(slot) for slot in LAYOUTS[layout]}
    base = "/".join([".."] * depth) or "."
    return {"config": config, "base_url": base, "mz": {"layout": layout, **slots}}


@jinja2.pass_context
def _url(context: jinja2.runtime.Context, address: str) -> str:
    """An address of the site as seen from the page."""
    way = posixpath.normpath(posixpath.join(context["base_url"], address))
    return way + "/" if address.endswith("/") else way


def _assets(folder: Path) -> dict[str, bytes]:
    """What pages load: style sheets, scripts of ours, pictures."""
    found = (folder / "assets").rglob("*")
    named = {path.relative_to(folder).as_posix(): path for path in sorted(found) if path.is_file()}
    return {
        name: path.read_bytes()
        for name, path in named.items()
        if not name.startswith("assets/javascripts/") and not name.endswith(".map")
    }
