"""The project forms of a made-up department, as canonical YAML."""

from random import Random

from bench.synthetic.budget import text
from bench.synthetic.words import indicator_name, paragraph, sentence

_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_INDICATORS = (
    ("产出指标", "数量指标", "数量", "≥{n}次"),
    ("产出指标", "数量指标", "覆盖单位数", "≥{n}家"),
    ("产出指标", "质量指标", "合格率", "≥95%"),
    ("产出指标", "质量指标", "达标率", "≥9{d}%"),
    ("产出指标", "时效指标", "完成及时率", "≥9{d}%"),
    ("产出指标", "成本指标", "支出总额", "≤{budget}万元"),
    ("效益指标", "社会效益指标", "服务保障率", "≥9{d}%"),
    ("效益指标", "可持续影响指标", "长期发挥作用年限", "≥{d}年"),
    ("满意度指标", "服务对象满意度指标", "服务对象满意度", "≥9{d}%"),
)


def project_code(region: str, year: str, owner: int, serial: int) -> str:
    """A 项目编码 with its check character (weights are powers of 3 modulo 31)."""
    body = f"{region}{year[2:]}P{owner:06d}1{serial:04d}"
    weighted = sum(pow(3, i, 31) * _CHARACTERS.index(c) for i, c in enumerate(body))
    return body + _CHARACTERS[30 - weighted % 31]


def project(dice: Random, number: int, code: str, name: str, budget: int) -> str:
    """The whole of a project's file; ``budget`` is in hundredths of 万元."""
    amount = text(budget)
    lines = [
        f"序号: {number}",
        f"表题: {number}、{name}绩效目标表",
        "单位: 万元",
        f"项目编码: {code}",
        f"项目名称: {name}",
        f"预算数: {amount}",
        f"财政资金: {amount}",
        f"用途: {sentence(dice)}",
        "资金支出计划: {3月底: 25%, 6月底: 50%, 10月底: 80%, 12月底: 100%}",
        "绩效目标:",
        f"  - 1.{paragraph(dice, 2)}",
        f"  - 2.{paragraph(dice, 2)}",
        "绩效指标:",
    ]
    for level1, level2, kind, value in _INDICATORS:
        shown = value.format(n=dice.randint(2, 900), d=dice.randint(1, 9), budget=amount)
        indicator = indicator_name(dice, kind)
        lines += [
            f"  - 一级指标: {level1}",
            f"    二级指标: {level2}",
            f"    三级指标: {indicator}",
            f"    绩效指标描述: 反映{indicator}的情况",
            f"    指标值: {shown}",
            "    指标值确定依据: 年度工作计划",
        ]
    return "\n".join(lines) + "\n"
