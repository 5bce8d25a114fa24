"""Loading a department: who it is, under the names and codes it had."""

from collections.abc import Iterable, Iterator

from generator.diagnostics import Finding, in_order
from generator.forms import files
from generator.load import structure_rules as rules
from generator.load.binding import bind
from generator.load.discovery import DepartmentFolder
from generator.load.loaded import LoadedDepartment
from generator.load.placeholders import as_draft, placeholders
from generator.load.problems import Problems
from generator.load.reader import read_file
from generator.model.cell import BLANK
from generator.model.disclosure import Department, Unit
from generator.model.region import Region


def load_department(
    folder: DepartmentFolder, regions: dict[str, Region], draft: bool = False
) -> LoadedDepartment:
    """The file department.yml of a folder; ``draft`` where it has nothing but drafts yet."""
    shown = f"{folder.shown}/department.yml"
    problems = Problems(shown)
    if folder.region not in regions:
        problems.add_at(
            rules.UNKNOWN_REGION,
            f"不认识行政区划“{folder.region}”",
            hint=f"在 data/reference/regions.csv 中加一行“{folder.region},名称”",
        )
    path = folder.path / "department.yml"
    if not path.is_file() or path.is_symlink():
        hint = "用 mingzhang new 生成，或照 README 写“部门编码”“部门名称”两行"
        problems.add_at(rules.MISSING_FILE, "部门文件夹里没有 department.yml", hint=hint)
        return LoadedDepartment(None, tuple(problems.findings))
    return _read(folder, shown, problems, draft)


def _read(
    folder: DepartmentFolder, shown: str, problems: Problems, draft: bool
) -> LoadedDepartment:
    reading = read_file(folder.path / "department.yml", shown)
    problems.extend(reading.findings)
    bound = bind(reading.root, files.DEPARTMENT, problems) if reading.root is not None else None
    if bound is None or reading.root is None:
        return LoadedDepartment(None, in_order(problems.findings))
    unfilled = placeholders(reading.root, shown)
    problems.extend(as_draft(unfilled) if draft else unfilled)
    code = bound.get("code", BLANK)
    if code and code.text != folder.code:
        problems.add_at(
            rules.MISNAMED_FILE,
            f"文件夹名是“{folder.code}”，部门编码却是“{code.text}”",
            code.line,
            code.column,
            ("部门编码",),
            "两者应当相同",
        )
    department = Department(
        folder.region,
        folder.code,
        bound.get("name", BLANK),
        shown,
        tuple(
            Unit(unit.get("code", BLANK), unit.get("name", BLANK))
            for unit in bound.get("units", ())
        ),
        bound.get("former_names", ()),
        bound.get("former_codes", ()),
        bound.get("contact", ()),
    )
    return LoadedDepartment(department, in_order(problems.findings))


def doubled_former_codes(departments: Iterable[Department]) -> Iterator[Finding]:
    """A former address leads to one department; the second that claims it is told so."""
    taken: dict[tuple[str, str], str] = {}
    for department in departments:
        for cell in department.former_codes:
            first = taken.setdefault((department.region, cell.text), department.file)
            if first != department.file:
                problems = Problems(department.file)
                message = f"曾用编码“{cell.text}”已经写在 {first} 里"
                hint = "旧地址只能转到一个部门；留下主要承接原职能的那一个"
                place = (cell.line, cell.column, ("曾用编码",))
                problems.add_at(rules.DOUBLED_PART, message, *place, hint, len(cell.text))
                yield from problems.findings
