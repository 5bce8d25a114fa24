"""What must hold of a command's words and of the site, whatever was put in."""

import re
from collections.abc import Iterator

from tests.hostile.cases import Case
from tests.hostile.lab import Lab, Outcome

_SEEN_ONLY = re.compile(
    r"[^\n\x20-\x7e\u00a0-\U0010ffff]|[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ud800-\udfff\U000e0000-\U000e0fff]"
)
_TRACE = re.compile(r"Traceback|^\w+(?:Error|Exception)\b|site-packages|\.py\", line", re.MULTILINE)
_COMMAND = re.compile(r"^\s*::\w|##\[", re.MULTILINE)
_ANNOTATION = re.compile(r"::(?:error|warning|notice) file=[^:\n]+,line=\d+,[^:\n]*::[^\n]+")
_CHINESE = re.compile("[一-鿿]")


def spoken(outcome: Outcome) -> Iterator[str]:
    """What is wrong with the words of a command on a terminal or in a log."""
    for text in (outcome.out, outcome.err):
        if found := _SEEN_ONLY.search(text):
            before = text[max(0, found.start() - 30) : found.end()]
            yield f"prints U+{ord(found[0]):04X}: {before!r}"
        if _TRACE.search(text):
            yield f"prints a traceback: {text[-300:]!r}"
        if found := _COMMAND.search(text):
            yield f"prints a command: {text[found.start() :][:80]!r}"


def annotated(outcome: Outcome) -> Iterator[str]:
    """What is wrong with the words for GitHub: each command is one of ours, whole on its line."""
    for line in outcome.out.split("\n"):
        if ("::" in line or "##[" in line) and not _ANNOTATION.fullmatch(line):
            yield f"no annotation of ours: {line[:120]!r}"
    if _SEEN_ONLY.search(outcome.out):
        yield f"an annotation that steers: {outcome.out[:200]!r}"


def told(case: Case, outcome: Outcome) -> Iterator[str]:
    """What a rejection lacks: status, the place, what is wrong and what to do, in Chinese."""
    if outcome.status != 1:
        yield f"status {outcome.status}, not 1"
    named = re.compile(
        rf"^{re.escape(case.file)}[^\n]*:\d+:\d+: 错误 [^\n]+\n(.*?)(?=\n\n)", re.M | re.S
    )
    blocks = [found[0] for found in named.finditer(outcome.out)]
    if not blocks:
        yield f"no error at {case.file}: {outcome.out[-600:]}"
    if any(not _CHINESE.search(b) or not re.search("怎么办：|同类问题还有", b) for b in blocks):
        yield f"does not say what to do: {blocks[0][:300]}"
    if missing := [word for word in case.says if not any(word in block for block in blocks)]:
        yield f"does not say {missing}: {blocks[:1]}"
    lines = (
        line for line in outcome.out.split("\n") if "acknowledgements.yml 加一行：" not in line
    )
    if any(len(line) > 1000 for line in lines):  # what is to be pasted stays whole
        yield "prints lines of more than 1,000 characters"
    if len(outcome.out) > 100_000:
        yield f"prints {len(outcome.out)} characters"


def refused(lab: Lab, case: Case) -> Iterator[str]:
    """A bad case: told in every form, and the site is as it was."""
    before = lab.standing()
    checked = lab.check()
    yield from (*told(case, checked), *spoken(checked), *annotated(lab.check("github")))
    built = lab.build()
    yield from spoken(built)
    if built.status != 1 or "网站没有改动" not in built.err:
        yield f"built: {built.status} {built.out} {built.err[-200:]}"
    if lab.standing() != before:
        yield "the site was touched"


def taken(lab: Lab, case: Case) -> Iterator[str]:
    """A case that is only strange: published, with no mark of its own on any page."""
    checked, built = lab.check(), lab.build()
    yield from (*spoken(checked), *annotated(lab.check("github")), *spoken(built))
    if (checked.status, built.status) != (0, 0):
        yield f"rejected: {checked.out[-400:]} {built.err[-400:]}"
    elif new := lab.marks() - lab.vocabulary:
        yield f"marks on a page: {sorted(new)[:5]}"
    elif unseen := lab.unseen():
        yield f"unseen characters in {unseen[:3]}"
    elif case.shown and (missing := lab.missing(case.shown)):
        yield f"not shown: {missing[0][:60]}"


def judge(lab: Lab, case: Case) -> list[str]:
    """Everything that is wrong with how a case is dealt with."""
    with lab.holding(case.put):
        return list(refused(lab, case) if case.rejected else taken(lab, case))
