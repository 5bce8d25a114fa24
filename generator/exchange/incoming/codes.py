"""项目编码: as printed, as the data can have it, and the names of the files of projects."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import count

from msgspec import Struct

from generator.exchange.incoming.indicators import Draft
from generator.exchange.incoming.ledger import Ledger
from generator.exchange.incoming.wording import excerpt, is_nil, squeeze
from generator.load.binding import is_code
from generator.load.placeholders import CODE_MARK

CODE = "project_code"
_SERIAL = 12  # characters of a 项目编码 after region, year and P
_DASHES = str.maketrans(dict.fromkeys("‐–−", "-"))
_REMARK = re.compile(r"([^()\[\]【】〔〕]+)[(\[【〔].*[)\]】〕]")


class Named(Struct, frozen=True):
    """A project with the name of its file (no suffix); ``comment`` stands at the file's top."""

    draft: Draft
    stem: str
    code: str
    comment: str = ""


def plain_code(printed: str) -> str:
    """A code as the data write it: plain digits and letters, no remark in brackets behind it.

    What cannot be a code even so comes back as printed, without blanks.
    """
    text = squeeze(unicodedata.normalize("NFKC", printed)).translate(_DASHES)
    remark = _REMARK.fullmatch(text)
    found = remark[1] if remark else text
    return found if is_code(found) else squeeze(printed)


def named(projects: Sequence[Draft], region: str, year: str, ledger: Ledger) -> tuple[Named, ...]:
    """Every project with a file of its own, whatever codes are printed; what is odd is told."""
    printed = [_printed(draft) for draft in projects]
    taken = {code.lower() for code in printed}
    found: list[Named] = []
    first: dict[str, Draft] = {}
    for number, (draft, code) in enumerate(zip(projects, printed, strict=True), 1):
        if is_code(code) and code.lower() not in first:  # case does not count in names everywhere
            first[code.lower()] = draft
            found.append(Named(draft, code, code))
            continue
        stem = next(s for n in count(number) if (s := _open(region, year, n)).lower() not in taken)
        taken.add(stem.lower())
        found.append(_without_file(draft, code, stem, first.get(code.lower()), ledger))
    return tuple(found)


def _printed(draft: Draft) -> str:
    code = draft.cells.get(CODE, "")
    return "" if is_nil(code) else code


def _open(region: str, year: str, number: int) -> str:
    """A code to be filled in: what is known of it, a row of X, a number that tells it apart."""
    tail = f"{number:02}"
    return f"{region}{year[2:]}P{CODE_MARK * (_SERIAL - len(tail))}{tail}"


def _without_file(
    draft: Draft, code: str, stem: str, before: Draft | None, ledger: Ledger
) -> Named:
    """A project whose file cannot have its printed code for a name."""
    file, mark = f"projects/{stem}.yml", CODE_MARK * 6
    if before is not None:
        ledger.doubt(
            draft.where,
            f"“{draft.name}”的项目编码 {excerpt(code)} 与“{before.name}”（{before.where}）的相同，"
            f"编码照印收入，文件先叫 {file}；请对照原件核对这两处编码",
        )
        return Named(draft, stem, code)
    if code:
        message = (
            f"“{draft.name}”的项目编码印作“{excerpt(code, 60)}”，不能作编码（只能是数字、英文字母"
            f"和短横线，最长 40 位），先用 {mark}… 占位，写在 {file}；请填写编码并改文件名"
        )
        ledger.doubt(draft.where, message)
        return Named(draft, stem, stem, f"# 原件印的项目编码：{excerpt(code, 60)}")
    message = f"“{draft.name}”没有项目编码，先用 {mark}… 占位，请填写并改文件名"
    ledger.miss(draft.where, message)
    return Named(draft, stem, stem)
