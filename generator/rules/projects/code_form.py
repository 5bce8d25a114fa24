"""P-01 to P-03: whether a 项目编码 is one at all."""

from collections.abc import Iterator

from generator.diagnostics import Comparison, Place
from generator.rules.examination import Examination
from generator.rules.projects import code as project_code
from generator.rules.projects.code import LENGTH, ProjectCode
from generator.rules.projects.code_likely import hint
from generator.rules.registry import ARITHMETIC, ERROR, QUESTION, WARNING, rule
from generator.rules.verdicts import failed, passed, unchecked

_SEVERAL = 3
_COMPARE = "对照原件逐位核对；与原件一致的不用改"


def code_place(number: int) -> tuple[Place, ...]:
    """The cell of a project's code."""
    return (Place(f"project:{number}", -1, "project_code"),)


@rule("P-01", "malformed-project-code", "项目编码的形式", ERROR, QUESTION)
def check_form(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目编码共 21 位：区划 6、年份 2、字母 1、数字或字母 6、数字 5、校验码 1。
    为什么：编码是项目唯一的身份，也是网页的地址；形式不对就对不上财政系统里的项目。
    例子：`1302292500010001` 只有 16 位。
    怎么改：对照原件逐位核对，补上漏掉的或改正看错的字符。
    """
    for number, project in enumerate(examination.disclosure.projects):
        code = project.code
        if project_code.parse(code) is not None:
            yield passed("P-01", code_place(number))
        elif code:
            message = f"项目编码“{code}”{_what_is_wrong(code)}"
            yield failed("P-01", code_place(number), message, hint(examination, number), None, code)


def _what_is_wrong(code: str) -> str:
    if len(code) != LENGTH:
        return f"有 {len(code)} 位，应为 {LENGTH} 位"
    return "的形式不对：应为 8 位数字、1 个大写字母、6 位数字或大写字母、5 位数字、1 位校验码"


@rule("P-02", "wrong-check-character", "项目编码的校验码", ERROR, ARITHMETIC)
def check_character(examination: Examination) -> Iterator[Comparison]:
    """查什么：编码的最后一位由前 20 位算出，抄错一位就对不上；编码里没有 I、O、S、V、Z。
    为什么：21 位的编码容易抄错。算法由已公开的 13…P… 编码归纳，其他形式的只作警告。
    例子：把 0 抄成 8，算出的校验码就与印出的最后一位不同。
    怎么改：对照原件逐位核对；能推断出正确编码时，提示里会列出。
    """
    strange = _of_another_kind(examination)
    if strange:
        places = tuple(place for number in strange for place in code_place(number))
        message = (
            f"{len(strange)} 个项目的编码都不合已知的校验办法，"
            "这些编码多半另有办法，抄错了也查不出来"
        )
        yield failed("P-02", places, message, _COMPARE, severity=WARNING)
    for number, project in enumerate(examination.disclosure.projects):
        if number in strange:
            continue
        code, place = project_code.parse(project.code), code_place(number)
        if code is None:
            yield unchecked("P-02", place, "项目编码的形式不对，无法验算校验码")
        elif project_code.valid(code.text):
            yield passed("P-02", place)
        else:
            severity = None if code.well_known else WARNING
            expected, message = project_code.check_character(code.text), _mismatch(code)
            advice = hint(examination, number)
            yield failed("P-02", place, message, advice, expected, code.text[-1], severity)


def _of_another_kind(examination: Examination) -> tuple[int, ...]:
    """The projects whose codes are made in another way: of several, of no known kind, none fits."""
    codes = [project_code.parse(project.code) for project in examination.disclosure.projects]
    found = {n: c for n, c in enumerate(codes) if c is not None and not c.well_known}
    if len(found) < _SEVERAL or any(project_code.valid(code.text) for code in found.values()):
        return ()
    return tuple(found)


def _mismatch(code: ProjectCode) -> str:
    if not code.well_known:
        expected = project_code.check_character(code.text)
        said = f"，按它最后一位应为 {expected}" if expected else ""
        return f"项目编码“{code.text}”不合已知的校验办法{said}：可能抄错了，也可能另有办法"
    if code.without_value:
        strange = "、".join(code.without_value)
        return f"项目编码“{code.text}”里有 {strange}，编码不用这些字母"
    expected = project_code.check_character(code.text)
    return f"项目编码“{code.text}”有抄错的字符：按前 20 位，校验码应为 {expected}"


@rule("P-03", "project-of-another-region", "项目编码的行政区划", ERROR, QUESTION)
def check_region(examination: Examination) -> Iterator[Comparison]:
    """查什么：项目编码前 6 位是公开主体所在地的行政区划代码。
    为什么：区划不同的编码属于别的地方的项目，或是抄错了。
    例子：130229 的部门公开的项目编码却以 130224 开头。
    怎么改：对照原件核对编码前 6 位；确是上级或外地项目的，在 acknowledgements.yml 中注明。
    """
    region = examination.disclosure.region
    for number, project in enumerate(examination.disclosure.projects):
        code, place = project_code.parse(project.code), code_place(number)
        if code is None:
            yield unchecked("P-03", place, "项目编码的形式不对，看不出行政区划")
        elif code.region == region:
            yield passed("P-03", place, region, region)
        else:
            message = f"项目编码的行政区划是 {code.region}，这份公开属于 {region}"
            advice = hint(examination, number)
            yield failed("P-03", place, message, advice, region, code.region)
