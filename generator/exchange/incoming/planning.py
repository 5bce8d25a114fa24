"""What an import would write: the files of a disclosure, with what the old ones know kept."""

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from generator.exchange.incoming.codes import named
from generator.exchange.incoming.comment_keeping import with_comments
from generator.exchange.incoming.data_files import (
    Tree,
    disclosure_tree,
    file_text,
    trees,
)
from generator.exchange.incoming.document import Document, Refusal
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.recognition import Found, foreign_kind, recognise, walk
from generator.exchange.incoming.wording import bare, excerpt
from generator.exchange.yaml_text import flow
from generator.forms.edition import Edition
from generator.load import nodes
from generator.load.discovery import DISCLOSURE_FILES
from generator.load.placeholders import MARK
from generator.load.reader import read_file, read_text
from generator.load.writing import format_text

_NOT_IN_DOCUMENTS = ("公开日期", "批复日期", "撤回", "联系方式")
_KEPT_FILES = ("acknowledgements.yml", "corrections.yml")
_LEADING_CODE = re.compile(r"^[0-9A-Za-z]{3,12}\s*(?=[^0-9A-Za-z\s])")
_OWN = re.compile(r"(?:（本级）|\(本级\)|本级)$")
_BEFORE_YEAR = re.compile(r"(?:关于(?:公开|公布|批复|编制|报送)?)?(.{2,40}?)(?:19|20)[0-9]{2}\s*年")
_FEWEST_SECTIONS = 2


class Plan(Struct, frozen=True):
    """The files to write by their path from the root, and what there is to tell.

    ``kept`` are files that stand there already and are not touched.
    """

    folder: str
    files: Mapping[str, bytes]
    ledger: Ledger
    found: Found
    kept: tuple[str, ...]
    draft_only: bool


class Target(Struct, frozen=True):
    """Where an import goes: the root of the project and region, department, year."""

    root: Path
    data_dir: str
    region: str
    department: str
    year: str

    @property
    def home(self) -> str:
        """The folder of the department from the root."""
        return f"{self.data_dir}/{self.region}/{self.department}"

    @property
    def folder(self) -> str:
        """The folder of the year from the root."""
        return f"{self.home}/{self.year}"

    def existing(self) -> tuple[str, ...]:
        """The data files that stand there already, by their path from the root."""
        year = self.root / self.folder
        names = [year / name for name in DISCLOSURE_FILES]
        found = [*(p for p in names if p.exists()), *sorted(year.glob("projects/*.yml"))]
        return tuple(path.relative_to(self.root).as_posix() for path in found)


def planned(
    target: Target, name: str, data: bytes, document: Document, edition: Edition, force: bool
) -> Plan | Refusal:
    """What importing a document would write; a refusal where nothing sensible would come of it."""
    existing = target.existing()
    if existing and not force:
        return Refusal(
            f"{target.folder} 里已经有数据（{len(existing)} 个文件，如 {existing[0]}），没有改动。"
            "确实要用这份文件覆盖，请加上 --force；注释、已注明的问题和更正记录会保留。"
        )
    ledger = Ledger()
    found = recognise(document, edition, ledger)
    refusal = _nothing_found(document, edition, found)
    if refusal:
        return refusal
    files: dict[str, bytes] = {}
    source = _source(target, name, data, files)
    draft = not existing or _was_draft(target)
    kept: dict[str, Tree] = {**_kept_keys(target)}
    about = disclosure_tree(found, edition, source, kept)
    texts = {"disclosure.yml": ("草稿: 是\n" if draft else "") + file_text(about)}
    projects = named(found.projects, target.region, target.year, ledger)
    comments = {f"projects/{project.stem}.yml": project.comment for project in projects}
    made = trees(found, edition, projects)
    texts |= {path: file_text(tree) for path, tree in made.items()}
    for path, text in texts.items():
        whole, comment = f"{target.folder}/{path}", comments.get(path, "")
        merged = _merged(target, whole, text, ledger)
        above = "" if comment in merged else f"{comment}\n"  # from an import before this one
        files[whole] = (above + merged).encode()
    _department(target, edition, found, files, ledger)
    _compare_place(target, edition, found, ledger)
    untouched = [path for path in existing if path not in files]
    stale = [path for path in untouched if not path.endswith(_KEPT_FILES)]
    for path in stale:
        ledger.doubt(path, "这个文件原来就有，这次导入的文件里没有对应的内容，保持原样", 0)
    return Plan(target.folder, files, ledger, found, tuple(untouched), document.draft_only)


def _nothing_found(document: Document, edition: Edition, found: Found) -> Refusal | None:
    """Why a document is none that can be imported."""
    something = found.tables or found.projects or found.lists
    other = foreign_kind(document, edition)
    if other and not something:
        return Refusal(f"这份文件是{other}，不是部门预算公开或绩效文本，没有导入。")
    if something or len(found.outline.sections) >= _FEWEST_SECTIONS:
        return None
    lines = [node for node in walk(found.outline.blocks) if "段" in node or "题" in node]
    first = str(lines[0].get("段") or lines[0].get("题")) if lines else "没有文字"
    return Refusal(
        "没有认出任何一张公开表、项目绩效目标表或情况说明的栏目，这份文件不像部门预算公开或绩效文本"
        f"（开头是“{excerpt(first)}”），没有导入。"
    )


def _source(target: Target, name: str, data: bytes, files: dict[str, bytes]) -> str:
    """The name under which the document itself is kept beside the data."""
    source = f"original{Path(name).suffix.lower()}"
    path = f"{target.folder}/source/{source}"
    place = target.root / path
    if not (place.is_file() and place.read_bytes() == data):
        files[path] = data
    return source


def _old_about(target: Target) -> nodes.Mapping | None:
    path = target.root / target.folder / "disclosure.yml"
    root = read_file(path, path.name).root if path.is_file() else None
    return root if isinstance(root, nodes.Mapping) else None


def _was_draft(target: Target) -> bool:
    about = _old_about(target)
    if about is None:
        return True
    draft = about.get("草稿")
    return isinstance(draft, nodes.Scalar) and draft.text == "是"


def _kept_keys(target: Target) -> dict[str, Tree]:
    """What only the editors know: dates, contact, where the document was published."""
    about = _old_about(target)
    if about is None:
        return {}
    kept = {key: tree for key in _NOT_IN_DOCUMENTS if (tree := _tree(about.get(key)))}
    old = _tree(about.get("来源"))
    return kept | ({"来源": old} if isinstance(old, Mapping) else {})


def _tree(node: nodes.Node | None) -> Tree:
    match node:
        case nodes.Scalar():
            return node.text
        case nodes.Mapping():
            return {key.text: _tree(value) for key, value in node}
        case nodes.Sequence():
            return [_tree(item) for item in node]
        case _:
            return ""


def _merged(target: Target, path: str, text: str, ledger: Ledger) -> str:
    """A new text that is canonical and has the comments of the old file."""
    text = format_text(text)
    place = target.root / path
    if not place.is_file():
        return text
    old = read_file(place, path)
    if old.root is None:
        ledger.doubt(path, "原来的文件读不懂，里面的注释没有保留", 0)
        return text
    new = read_text(text, path).root
    if new is not None and _tree(old.root) == _tree(new):
        return old.text
    merged, lost = with_comments(old.text, text)
    for comment in lost:
        ledger.doubt(path, f"这条注释原来的那一行没有了，放在了文件开头：{excerpt(comment)}", 0)
    return merged


def _department(
    target: Target, edition: Edition, found: Found, files: dict[str, bytes], ledger: Ledger
) -> None:
    """department.yml where there is none; else whether it says the same name."""
    name, where = _department_name(edition, found)
    path = f"{target.home}/department.yml"
    place = target.root / path
    if place.exists():
        root = read_file(place, path).root
        known = root.get("部门名称") if isinstance(root, nodes.Mapping) else None
        if name and isinstance(known, nodes.Scalar) and bare(known.text) != bare(name):
            message = f"文件里的部门名称是“{name}”，department.yml 里是“{known.text}”，没有改动"
            ledger.doubt(where, message, 0)
        return
    units = {
        draft.cells["unit_code"]: draft.cells["unit_name"]
        for draft in found.projects
        if draft.cells.get("unit_code") and draft.cells.get("unit_name")
    }
    lines = [f"部门编码: {flow(target.department)}", f"部门名称: {flow(name or MARK)}"]
    if units:
        lines.append("单位:")
        lines += [f"  - {flow({'单位编码': c, '单位名称': n})}" for c, n in units.items()]
    files[path] = ("\n".join(lines) + "\n").encode()
    if name:
        ledger.take(f"部门名称：{name}（取自{where}）")
    else:
        ledger.miss("全文", "没有找到部门名称，请在 department.yml 里填写")


def _department_name(edition: Edition, found: Found) -> tuple[str, str]:
    """The department's name as the document says it, and where."""
    for filled in (*found.tables, *found.lists.values()):
        said = filled.head.get("department", "")
        if said:
            return _LEADING_CODE.sub("", said).strip(), f"“{filled.form.label}”的表头"
    title = _BEFORE_YEAR.match(found.front.title)
    if title:
        return title[1].strip(), "标题"
    for draft in found.projects:
        unit = draft.cells.get("unit_name", "")
        if unit:
            return _OWN.sub("", unit).strip(), "项目表的单位名称（去掉“本级”）"
    for node in walk(found.outline.blocks):
        heading = _BEFORE_YEAR.match(re.sub(r"^第.部分\s*", "", str(node.get("题", ""))))
        if heading:
            return heading[1].strip(), "情况说明的标题"
    return "", ""


def _compare_place(target: Target, edition: Edition, found: Found, ledger: Ledger) -> None:
    """Whether the document itself speaks of the year and region it is imported to."""
    years = {f.head["year"]: f.where for f in found.tables if f.head.get("year")}
    for year, where in years.items():
        if year != target.year:
            message = f"表上印的预算年度是{year}，却导入到 {target.year} 年"
            ledger.doubt(where, message, 0)
