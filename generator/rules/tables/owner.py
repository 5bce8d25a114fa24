"""F-13: the department that a table prints is the one whose folder it lies in."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.patterns import regex
from generator.rules.examination import Examination
from generator.rules.registry import QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed

_CODE = regex(r"[0-9]{3,}")


@rule("F-13", "table-of-another-department", "公开表表头写的是本部门", WARNING, QUESTION)
def check_owner(examination: Examination) -> Iterator[Comparison]:
    """查什么：公开表、政府采购预算、固定资产表的表头印出的部门编码，是本部门的编码，或者以它开头的单位编码。
    为什么：表头是别的部门的，整张表可能放错了地方，或者编码抄错了一位。
    例子：数据在部门 301 的文件夹里，有一张表的表头印着“999示例局”。
    怎么改：对照原件改正表头的编码；整份数据放错了部门的，移到正确的文件夹。
    """
    own = examination.disclosure.department
    if not _CODE.fullmatch(own):
        return
    for table in examination.disclosure.all_tables:
        printed = table.head.get("department")
        code = _CODE.match(printed.text.strip()) if printed else None
        if code is None:
            continue
        place = (Place(f"head:{table.form}", -1, "department"),)
        if code[0].startswith(own):
            yield passed("F-13", place, own, code[0])
        else:
            label = examination.edition.forms[table.form].label
            message = f"“{label}”的表头印着部门 {code[0]}，数据放在部门 {own}"
            hint = "对照原件改正表头的编码；放错部门的，移到正确的文件夹"
            yield failed("F-13", place, message, hint, own, code[0])
