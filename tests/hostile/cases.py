"""A case of bad input: what it does to a small valid project, and what must come of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.readme import documents

REGION, DEPARTMENT, YEAR = documents.PLACE
PLACE = f"data/{REGION}/{DEPARTMENT}"
FOLDER = f"{PLACE}/{YEAR}"
CODE = "13022926P003011100018"
ABOUT, TABLES, WORDS = f"{FOLDER}/disclosure.yml", f"{FOLDER}/tables.yml", f"{FOLDER}/narrative.yml"
PROJECT, BUYING = f"{FOLDER}/projects/{CODE}.yml", f"{FOLDER}/procurement.yml"
OFFICE, SOURCE = f"{PLACE}/department.yml", f"{FOLDER}/source"
REGIONS = "data/reference/regions.csv"

Put = Callable[[Path], None]


@dataclass(frozen=True)
class Case:
    """``put`` changes the project; ``file`` is what a finding names, '' where the input is fine.

    ``says`` are words of the finding. ``shown`` must be on a page as texts when the input is fine.
    """

    name: str
    put: Put
    file: str = ""
    says: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether nothing may be published."""
        return bool(self.file)


def example() -> Mapping[str, str]:
    """The files of the valid project: the example of the README, and short lists."""
    subjects = (
        "code,name,level\n201,一般公共服务支出,类\n20103,政府办公厅（室）及相关机构事务,款\n"
        "2010303,机关服务,项\n208,社会保障和就业支出,类\n20805,行政事业单位养老支出,款\n"
        "2080505,机关事业单位基本养老保险缴费支出,项\n"
    )
    kinds = (
        "code,name,level\n301,工资福利支出,类\n30101,基本工资,款\n"
        "30108,机关事业单位基本养老保险缴费,款\n302,商品和服务支出,类\n30201,办公费,款\n"
        "30231,公务用车运行维护费,款\n"
    )
    lists = {
        REGIONS: f"code,name\n{REGION},玉田县\n",
        "data/reference/functional_subjects.csv": subjects,
        "data/reference/economic_subjects.csv": kinds,
    }
    return documents.files("README.md") | lists


def written(file: str, content: str | bytes | Callable[[], bytes]) -> Put:
    """A file with this content, in the place of what was there."""

    def put(root: Path) -> None:
        data = content() if callable(content) else content
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data)

    return put


def replaced(file: str, old: str, new: str) -> Put:
    """A file in which the first ``old`` is ``new``."""

    def put(root: Path) -> None:
        text = (root / file).read_text("utf-8")
        assert old in text, f"{file} has no {old!r}"
        changed = text.replace(old, new, 1)
        (root / file).write_bytes(changed.encode("utf-8", "surrogatepass"))

    return put


def added(file: str, text: str) -> Put:
    """A file with lines added at its end."""

    def put(root: Path) -> None:
        with (root / file).open("ab") as stream:
            stream.write(text.encode("utf-8", "surrogatepass"))

    return put


def linked(name: str, target: str | Path) -> Put:
    """A symbolic link in the place of whatever was there."""

    def put(root: Path) -> None:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.rename(root / "moved-away")
        path.symlink_to(target)

    return put


def renamed(old: str, new: str) -> Put:
    """A file or folder under another name."""

    def put(root: Path) -> None:
        (root / new).parent.mkdir(parents=True, exist_ok=True)
        (root / old).rename(root / new)

    return put


def copied(old: str, new: str) -> Put:
    """A file, or the text of all files of a folder, a second time."""

    def put(root: Path) -> None:
        files = [root / old] if (root / old).is_file() else sorted((root / old).rglob("*.yml"))
        for file in files:
            target = root / new / file.relative_to(root / old) if file != root / old else root / new
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())

    return put


def emptied(folder: str) -> Put:
    """A folder in the place of whatever was there."""

    def put(root: Path) -> None:
        path = root / folder
        if path.is_file():
            path.unlink()
        path.mkdir(parents=True, exist_ok=True)

    return put


def both(*puts: Put) -> Put:
    """Several changes, one after the other."""

    def put(root: Path) -> None:
        for one in puts:
            one(root)

    return put
