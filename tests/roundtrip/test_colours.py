"""Red is what ``check`` calls an error of a sum; LibreOffice reckons the one, rules the other."""

import random
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.cli import main
from generator.diagnostics import Severity
from generator.examining import examine
from generator.exchange.editing.keeper import GivenSheet, unpacked
from generator.exchange.editing.sheet import KEEPER
from generator.forms.editions import DEFAULT
from generator.forms.identity import Hierarchy
from generator.forms.rows import Lines
from generator.forms.table_form import TableForm
from generator.project import Project
from tests.roundtrip.calc import reddened

ROOT = Path(__file__).resolve().parents[2]
PLACE = next(
    path.parent.relative_to(ROOT / "data").as_posix()
    for path in sorted((ROOT / "data").glob("*/*/*/tables.yml"))
)
_AMOUNT = re.compile(r"(?<=: )[0-9]+\.[0-9]{2}(?=[,}])")
_STEPS = (-3, -2, -1, 1, 2, 3, 7)


def shaken(text: str, seed: int) -> str:
    """A file with some of its amounts off by a few units of their last place, blank, or finer."""
    dice = random.Random(seed)

    def other(found: re.Match[str]) -> str:
        act = dice.random()
        if act < 0.8:
            return found[0]
        value = Decimal(found[0])
        if act < 0.94:
            return str(value + Decimal(dice.choice(_STEPS)).scaleb(-2))
        if act < 0.96:
            return ""
        return f"{value}{dice.randrange(100):02}" if act < 0.98 else f"{value:.1f}"

    return _AMOUNT.sub(other, text)


def identity_codes(form: TableForm) -> set[str]:
    codes: set[str] = set()
    for known in form.identities:
        if isinstance(known, Hierarchy):
            codes |= {known.total_rule, known.parent_rule}
        else:
            codes.add(known.rule)
    return codes


def first_row(sheet: GivenSheet, part: str) -> int:
    number = next(n for n, area in enumerate(sheet.areas) if area.part == part)
    return sheet.marks.index(f"{number}:0")


@pytest.mark.parametrize("seed", [None, *range(6)])
def test_red_is_what_the_checks_call_an_error_of_a_sum(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int | None
) -> None:
    shutil.copytree(ROOT / "data/reference", tmp_path / "data/reference")
    home = Path("data") / Path(PLACE).parent
    shutil.copytree(ROOT / home, tmp_path / home)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data" / PLACE
    for name in ("tables.yml", "procurement.yml", "assets.yml") if seed is not None else ():
        file = folder / name
        file.write_text(shaken(file.read_text("utf-8"), seed or 0), "utf-8")
    assert main(["export", PLACE, "-o", "x.xlsx"]) == 0
    shown = reddened(tmp_path, tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    given = unpacked([str(c.value) for (c,) in book[KEEPER].iter_rows(max_col=1) if c.value])
    assert given is not None
    edition = DEFAULT
    wrong: dict[str, set[tuple[int, int]]] = {}
    blanks: dict[str, set[tuple[int, int]]] = {}
    for finding in examine(Project(tmp_path)).findings:
        place = finding.places[0] if finding.places else None
        form = edition.forms.get(place.part) if place else None
        if place is None or form is None or finding.severity is not Severity.ERROR:
            continue
        # 收入总计 = 支出总计 has the code of a sum too, and no colour: neither is a sum of cells.
        between = len(finding.places) == 2 and len({p.row for p in finding.places}) == 1
        two_sides = between and isinstance(form.rows, Lines)
        if finding.rule.code in identity_codes(form) and not two_sides:
            sheet = next(s for s in given.sheets if s.key in (f"tables/{form.id}", form.id))
            row = first_row(sheet, f"{sheet.key}/rows") + place.row
            column = [leaf.id for leaf in form.leaves].index(place.field)
            blank = book[sheet.name].cell(row + 2, column + 2).value is None
            kind = blanks if blank else wrong
            kind.setdefault(sheet.name, set()).add((row, column))
    # A total that is blank may be yellow instead: it is wanted before it can be wrong.
    seen = {name: cells - blanks.get(name, set()) for name, cells in shown.items()}
    assert {name: cells for name, cells in seen.items() if cells} == wrong
    assert wrong or seed is None
