"""The vocabulary of a comparison: what changed, where, from what to what. Values only."""

from enum import StrEnum

from msgspec import Struct

from generator.diagnostics import difference


class Kind(StrEnum):
    """What happened to a thing."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"

    @property
    def label(self) -> str:
        """The word that reviewers read."""
        return _LABELS[self]


_LABELS = {Kind.CHANGED: "改", Kind.ADDED: "增", Kind.REMOVED: "删", Kind.RENAMED: "改名"}


class Change(Struct, frozen=True):
    """One value, or one whole row, before and after; an empty text is a blank cell.

    ``path`` is the data path in the state in which it stands (the new one if it stands in both),
    ``file`` and ``line`` its place below the root; ``line`` is 0 where it is not known.
    ``printed`` says that it is part of the document, so that readers of the site saw it.
    """

    kind: Kind
    what: str
    before: str
    after: str
    path: str
    file: str
    line: int = 0
    printed: bool = True

    @property
    def difference(self) -> str:
        """After minus before with its sign, '' where they are no figures."""
        return signed(difference(self.before, self.after))


class Part(Struct, frozen=True):
    """A table, the projects, a project, a text: what changed in it.

    ``moved`` names what stands in another order and is otherwise as it was; ``remarks`` are
    sentences on what is no change of a value (the 序号 counted anew, a row now derived); ``files``
    are the files in which that is so.
    """

    label: str
    changes: tuple[Change, ...] = ()
    moved: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.changes or self.moved or self.remarks)


class Money(Struct, frozen=True):
    """A leading figure before and after, '' where a state has none, in ``unit``."""

    label: str
    before: str
    after: str
    unit: str

    @property
    def difference(self) -> str:
        """After minus before with its sign; a side that is missing or no figure counts as nothing,
        and of two such there is none."""
        sides = [text if _is_figure(text) else "" for text in (self.before, self.after)]
        return signed(difference(*(text or "0" for text in sides))) if any(sides) else ""


class State(StrEnum):
    """What became of a disclosure."""

    CHANGED = "changed"
    NEW = "new"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"

    @property
    def label(self) -> str:
        """The word that reviewers read."""
        return _STATES[self]


_STATES = {
    State.CHANGED: "有改动",
    State.NEW: "新增",
    State.REMOVED: "删去",
    State.WITHDRAWN: "撤回",
    State.MOVED: "换了地址",
}


class DisclosureChange(Struct, frozen=True):
    """What changed in a disclosure. ``key`` is ``区划/部门/年度``, as it is now.

    ``public`` says that readers could see it before; ``uncovered`` are then the changes that no
    new entry of the 更正记录 speaks of.
    """

    key: str
    name: str
    state: State
    public: bool
    money: tuple[Money, ...]
    parts: tuple[Part, ...]
    uncovered: tuple[Change, ...] = ()
    remark: str = ""

    @property
    def count(self) -> int:
        """How many values and rows changed."""
        return sum(len(part.changes) for part in self.parts)


class Problem(Struct, frozen=True):
    """A finding that came, went or was acknowledged, in words that need no other file."""

    rule: str
    title: str
    severity: str
    place: str
    message: str
    file: str
    line: int


class Problems(Struct, frozen=True):
    """How the findings of the checks differ."""

    broken: tuple[Problem, ...] = ()
    satisfied: tuple[Problem, ...] = ()
    acknowledged: tuple[Problem, ...] = ()


class FileChange(Struct, frozen=True):
    """A file that differs in no value: its path below the root, and how it differs."""

    file: str
    how: str


class Report(Struct, frozen=True):
    """The whole comparison.

    ``base`` and ``head`` say what was compared, ``day`` for which day (``2000-02-01``).
    ``departments`` are changes outside any disclosure; ``formatting`` the data files in which only
    comments, quotes, blanks or the order of keys differ; ``files`` others that differ (originals,
    shared lists). ``unreadable`` are the findings of reading, by the side on which they stand.
    """

    base: str
    head: str
    day: str
    disclosures: tuple[DisclosureChange, ...] = ()
    departments: tuple[Part, ...] = ()
    problems: Problems = Problems()
    formatting: tuple[FileChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    unreadable: tuple[tuple[str, Problem], ...] = ()

    @property
    def same(self) -> bool:
        """Whether no file differs."""
        found = (self.disclosures, self.departments, self.formatting, self.files)
        return not any(found) and self.problems == Problems()


def _is_figure(text: str) -> bool:
    return difference("0", text) is not None


def signed(text: str | None) -> str:
    """A difference with its sign; '' where there is none."""
    if text is None:
        return ""
    return text if text.startswith("-") else f"+{text}"
