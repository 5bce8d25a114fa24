"""The nine tables, procurement and assets of a made-up department, as canonical YAML."""

from collections.abc import Iterator

from bench.synthetic.budget import ECONOMIC, FUNCTIONAL, Budget, text

_CLASSES = (
    *("一般公共服务支出", "外交支出", "国防支出", "公共安全支出", "教育支出", "科学技术支出"),
    *("文化旅游体育与传媒支出", "社会保障和就业支出", "社会保险基金支出", "卫生健康支出"),
    *("节能环保支出", "城乡社区支出", "农林水支出", "交通运输支出", "资源勘探工业信息等支出"),
    *("商业服务业等支出", "金融支出", "援助其他地区支出", "自然资源海洋气象等支出"),
    *("住房保障支出", "粮油物资储备支出", "国有资本经营预算支出", "灾害防治及应急管理支出"),
    *("预备费", "其他支出", "转移性支出", "债务还本支出", "债务付息支出", "债务发行费用支出"),
    *("抗疫特别国债安排的支出", "人行科目"),
)
_REVENUE = ("一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款")
_ONES = "〇一二三四五六七八九"


def tables(head: str, year: str, budget: Budget) -> str:
    """The whole of tables.yml; ``head`` is the department as forms print it."""
    parts: list[str] = []
    for name, rows, note in (
        ("部门预算收支总表", _summary(budget), ""),
        ("部门预算收入总表", _revenue(budget), ""),
        ("部门预算支出总表", _expenditure(budget), ""),
        ("部门预算财政拨款收支总表", _appropriation(budget), ""),
        ("部门预算一般公共预算财政拨款支出表", _expenditure(budget), ""),
        ("部门预算一般公共预算财政拨款基本支出表", _basic(budget), ""),
        ("部门预算政府性基金预算财政拨款支出表", (), "无政府性基金预算财政拨款预算，空表列示。"),
        (
            "部门预算国有资本经营预算财政拨款支出表",
            (),
            "无国有资本经营预算财政拨款预算，空表列示。",
        ),
        ("部门预算财政拨款“三公”经费支出表", _three_public(budget), ""),
    ):
        lines = [f"    - {{序号: {n}, {row}}}" for n, row in enumerate(rows, 1)]
        parts.append(f"{name}:\n  状态: {'有数据' if lines else '空表列示'}\n  部门: {head}\n")
        parts.append(f"  预算年度: {year}\n  单位: 万元\n")
        parts.append("\n".join(["  行:", *lines]) + "\n" if lines else f"  注: [{note}]\n")
    return "".join(parts)


def _filled(**cells: int | str) -> str:
    """Cells of a row; zero is a blank."""
    return ", ".join(
        f"{key}: {value if isinstance(value, str) else text(value)}"
        for key, value in cells.items()
        if value
    )


def _number(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_ONES[tens]}十") + (
        _ONES[ones] if ones else ""
    )


def _by_class(budget: Budget) -> dict[str, int]:
    return {
        name: budget.basic_of(code) + budget.project_of(code)
        for code, name in FUNCTIONAL.items()
        if len(code) == 3
    }


def _summary(budget: Budget) -> Iterator[str]:
    spent, total = _by_class(budget), text(budget.total)
    left = [f"{name}收入" for name in _REVENUE] + ["财政专户管理资金收入", "单位资金"]
    for n, name in enumerate(_CLASSES, 1):
        right = _filled(项目=f"{_number(n)}、{name}", 预算数=spent.get(name, 0))
        first = f", 预算数: {total}" if n == 1 else ""
        shown = f"收入: {{项目: {_number(n)}、{left[n - 1]}{first}}}, " if n <= len(left) else ""
        yield f"{shown}支出: {{{right}}}"
    for one, other in (("本年收入合计", "本年支出合计"), ("收入总计", "支出总计")):
        yield f"收入: {{项目: {one}, 预算数: {total}}}, 支出: {{项目: {other}, 预算数: {total}}}"


def _appropriation(budget: Budget) -> Iterator[str]:
    spent, total = _by_class(budget), text(budget.total)
    for n, name in enumerate(_CLASSES, 1):
        amount = spent.get(name, 0)
        right = _filled(项目=f"{_number(n)}、{name}", 合计=amount, 一般公共预算财政拨款=amount)
        first = f", 金额: {total}" if n == 1 else ""
        shown = f"收入: {{项目: {_number(n)}、{_REVENUE[n - 1]}{first}}}, " if n <= 3 else ""
        yield f"{shown}支出: {{{right}}}"
    for one, other in (("本年收入合计", "本年支出合计"), ("收入总计", "支出总计")):
        both = f"合计: {total}, 一般公共预算财政拨款: {total}"
        yield f"收入: {{项目: {one}, 金额: {total}}}, 支出: {{项目: {other}, {both}}}"


def _revenue(budget: Budget) -> Iterator[str]:
    yield _filled(科目名称="合计", 合计=budget.total, 小计=budget.total, 财政拨款收入=budget.total)
    for code, name in FUNCTIONAL.items():
        amount = budget.basic_of(code) + budget.project_of(code)
        cells = {"合计": amount, "小计": amount, "财政拨款收入": amount}
        yield _filled(科目编码=code, 科目名称=name, **cells)


def _expenditure(budget: Budget) -> Iterator[str]:
    for code, name in {"": "合计", **FUNCTIONAL}.items():
        basic, project = budget.basic_of(code), budget.project_of(code)
        cells = {"合计": basic + project, "基本支出": basic, "项目支出": project}
        yield _filled(科目编码=code, 科目名称=name, **cells)


def _basic(budget: Budget) -> Iterator[str]:
    for code, name in {"": "合计", **ECONOMIC}.items():
        whole = budget.economic_of(code)
        public = budget.public if not code else whole * code.startswith("302")
        cells = {"合计": whole, "人员经费": whole - public, "公用经费": public}
        yield _filled(科目编码=code, 科目名称=name, **cells)


def _three_public(budget: Budget) -> Iterator[str]:
    vehicles, guests = budget.economic["30231"], budget.economic["30217"]
    for name, amount in (
        ("“三公”经费小计", vehicles + guests),
        ("一、因公出国（境）费", 0),
        ("其中：教学科研人员因公出国（境）费", 0),
        ("其他因公出国（境）费", 0),
        ("二、公务用车购置及运维费", vehicles),
        ("其中：公务用车购置费", 0),
        ("公务用车运行维护费", vehicles),
        ("三、公务接待费", guests),
    ):
        yield _filled(项目=name, 合计=amount, 一般公共预算财政拨款=amount)


def procurement(head: str, own: str, project: str, amount: int) -> str:
    """The whole of procurement.yml: one purchase."""
    paid = f"政府采购金额: {{合计: {text(amount)}, 一般公共预算拨款: {text(amount)}}}"
    goods = "采购物品名称: 物业管理服务, 政府采购目录序号: C21040000, 计量单位: 项, 数量: 1"
    return (
        f"题: 部门政府采购预算\n部门: {head}\n单位: 万元\n行:\n"
        f"  - {{项目名称: 合计, {paid}}}\n  - {{项目名称: {own}本级小计, {paid}}}\n"
        f"  - {{项目名称: {project}, 预算资金: {text(amount)}, {goods}, "
        f"单价: {text(amount)}, {paid}}}\n"
    )


def assets(head: str, year: str, parts: tuple[int, int, int, int]) -> str:
    """The whole of assets.yml."""
    buildings, vehicles, equipment, other = parts
    return (
        f"题: 部门固定资产占用情况表\n部门: {head}\n截止时间: {int(year) - 1}-12-31\n行:\n"
        f"  - {{项目: 资产总额, 价值: {text(sum(parts))}}}\n"
        f"  - {{项目: 1、房屋（平方米）, 数量: 3013.41, 价值: {text(buildings)}}}\n"
        f"  - {{项目: 其中：办公用房（平方米）, 数量: 2266.36, 价值: {text(buildings // 2)}}}\n"
        f"  - {{项目: 2、车辆（台、辆）, 数量: 3, 价值: {text(vehicles)}}}\n"
        f"  - {{项目: 3、单价在20万元以上的设备, 数量: 3, 价值: {text(equipment)}}}\n"
        f"  - {{项目: 4、其他固定资产, 数量: 481, 价值: {text(other)}}}\n"
    )
