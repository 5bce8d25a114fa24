"""The 情况说明 of a made-up department, agreeing with its tables, as canonical YAML."""

from collections.abc import Iterator
from random import Random

from bench.synthetic.budget import ECONOMIC, Budget, text
from bench.synthetic.words import DEFINITIONS, paragraph

_NUMERALS = "一二三四五六七八九十"


def narrative(dice: Random, name: str, year: str, budget: Budget, owned: int) -> str:
    """The whole of narrative.yml; ``owned`` is the value of all assets."""
    title = f"{name}{year}年部门预算信息公开情况说明"
    lines = ["正文:", f"  - 题: 第一部分  {title}", "    内容:"]
    for section in _sections(dice, name, year, budget, owned):
        lines += [f"      {line}" for line in section]
    return "\n".join(lines) + "\n"


def _sections(
    dice: Random, name: str, year: str, budget: Budget, owned: int
) -> Iterator[list[str]]:
    whole = text(budget.total)
    duties = _groups(dice, ("政务服务", "综合保障", "监督检查"), 4)
    place = f"{{单位名称: {name}本级, 单位性质: 行政, 单位规格: 正科级, 经费保障形式: 财政拨款}}"
    yield _section(
        "一、部门职责及机构设置情况",
        "部门职责及机构设置",
        [
            *_heading("部门职责：", duties),
            *_heading(
                "机构设置：",
                ["- 表: 机构设置", "  题: 部门机构设置情况", "  行:", f"    - {place}"],
            ),
        ],
    )
    yield _section(
        "二、部门预算安排的总体情况",
        "预算安排总体情况",
        [
            *_heading(
                "1、收入说明",
                [
                    _said(
                        f"反映本部门当年全部收入。{year}年预算收入{whole}万元，"
                        f"其中：一般公共预算收入{whole}万元。"
                    )
                ],
            ),
            *_heading(
                "2、支出说明",
                [
                    _said(
                        f"{year}年支出预算{whole}万元，其中基本支出{text(budget.basic_of())}万元，"
                        f"包括人员经费{text(budget.basic_of() - budget.public)}万元和"
                        f"日常公用经费{text(budget.public)}万元；项目支出{text(budget.project_of())}万元。"
                    )
                ],
            ),
            *_heading(
                "3、比上年增减情况",
                [
                    _said(
                        f"{year}年预算收支安排{whole}万元，比上年有所增加，"
                        "主要原因是按规定调整了人员经费标准。"
                    )
                ],
            ),
        ],
    )
    items = "、".join(
        f"{label}{text(budget.economic[code])}万元"
        for code, label in ECONOMIC.items()
        if code.startswith("302") and len(code) == 5
    )
    yield _section(
        "三、机关运行经费安排情况",
        "机关运行经费",
        [
            _said(
                f"{year}年，我部门机关运行经费共计安排{text(budget.public)}万元，主要用于{items}。"
            )
        ],
    )
    yield _section(
        "四、财政拨款“三公”经费预算情况及增减变化原因",
        "财政拨款“三公”经费",
        [_said(_three_public(year, budget))],
    )
    targets = [(f"（{n}）提高服务质量", 2) for n in _NUMERALS[:6]]
    yield _section(
        "五、部门整体绩效目标",
        "整体绩效目标",
        [
            *_heading("（一）总体绩效目标", [_said(paragraph(dice, 12))]),
            *_heading(
                "（二）分项绩效目标",
                [
                    line
                    for words, n in targets
                    for line in _heading(words, [_said(paragraph(dice, 4)) for _ in range(n)])
                ],
            ),
            *_heading(
                "（三）工作保障措施", _groups(dice, ("加强组织领导", "完善制度", "强化监督"), 3)
            ),
        ],
    )
    yield _section(
        "六、部门主管专项资金预算安排情况及绩效目标",
        "专项资金",
        [_said("我部门无主管的专项资金。")],
    )
    yield _section("七、部门项目预算安排情况及绩效目标", "项目及绩效目标", ["- 表: 项目绩效目标表"])
    yield _section("八、政府采购预算情况", "政府采购", ["- 表: 政府采购预算"])
    yield _section(
        "九、国有资产信息",
        "国有资产",
        [_said(f"{name}上年末固定资产金额为{text(owned)}万元（详见下表）。"), "- 表: 固定资产占用"],
    )
    yield _section(
        "十、名词解释",
        "名词解释",
        [
            line
            for n, (term, meaning) in enumerate(DEFINITIONS, 1)
            for line in (f"- 序号: {n}、", f"  名词: {term}", f"  释义: {meaning}")
        ],
    )
    yield _section("十一、其他需要说明的事项", "其他事项", [_said("我部门无其他需要说明的事项。")])


def _three_public(year: str, budget: Budget) -> str:
    vehicles, guests = budget.economic["30231"], budget.economic["30217"]
    return (
        f"{year}年，我部门财政拨款“三公”经费预算安排{text(vehicles + guests)}万元，其中"
        "因公出国（境）费0.00万元，与上年持平，主要原因是没有出国（境）计划；"
        f"公务用车购置及运维费{text(vehicles)}万元（其中：公务用车购置费为0.00万元，"
        f"公务用车运维费{text(vehicles)}万元），与上年持平，主要原因是车辆数量没有变化；"
        f"公务接待费{text(guests)}万元，与上年持平，主要原因是严格执行接待标准。"
    )


def _said(words: str) -> str:
    return f"- 段: {words}"


def _heading(words: str, blocks: list[str]) -> list[str]:
    return [f"- 题: {words}", "  内容:", *(f"    {line}" for line in blocks)]


def _groups(dice: Random, names: tuple[str, ...], size: int) -> list[str]:
    return [
        line
        for number, name in enumerate(names)
        for line in _heading(
            f"（{_NUMERALS[number]}）{name}",
            [_said(f"{n}、{paragraph(dice, 3)}") for n in range(1, size + 1)],
        )
    ]


def _section(words: str, label: str, blocks: list[str]) -> list[str]:
    return [f"- 题: {words}", f"  栏目: {label}", "  内容:", *(f"    {line}" for line in blocks)]
