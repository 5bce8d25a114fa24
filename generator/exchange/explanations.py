"""What to say of a key to someone who writes data: in the editor's schema and in a skeleton.

A field's own explanation comes first; here is what its kind of value, or its word, says anyway.
"""

from generator.forms.shape import Entries, Field, Many, Text, TextKind, Value

_BY_KIND = {
    TextKind.AMOUNT: "金额或数量，照原样写，如 20.00；空格子不写",
    TextKind.CODE: "编码，只含数字、英文字母和短横线",
    TextKind.SUBJECT: "印出的科目编码",
    TextKind.DATE: "日期，写成 2000-02-01 的样子",
    TextKind.FLAG: "写“是”或“否”",
    TextKind.TEXT: "",
}
_BY_KEY = {
    "名词": "要解释的词",
    "批复日期": "财政部门批复预算的日期，写成 2000-02-01 的样子",
    "撤回": "撤回公开：日期和原因",
    "来源": "数据从哪份文件来",
    "网址": "原件公布在哪里",
    "单位编码": "预算单位的编码",
    "单位名称": "预算单位的名称",
    "曾用名称": "部门以前的名称",
    "联系方式": "如 {电话: 0315-1234567}",
    "部门": "表上方印出的部门，如 301某县某局",
    "预算年度": "表上方印出的年度",
    "单位": "表上方印出的金额单位",
    "截止时间": "表上方印出的日期",
    "行": "表的各行，一行一条，先后和行数照原表；空格子不写",
    "序号": "印出的序号",
    "科目编码": "印出的科目编码；合计行没有",
    "科目名称": "印出的科目名称",
    "项目": "这一行的名称，连同编号照原样写",
    "收入": "表的左半边",
    "支出": "表的右半边",
    "表题": "印出的表题",
    "项目编码": "21 位，也是文件名",
    "项目名称": "印出的项目名称",
    "用途": "印出的资金用途",
    "绩效目标": "一段一条，连同编号照原样写",
    "绩效指标": "一行一条；合并的一级、二级指标每行都写",
    "一级指标": "合并的格子每行都写",
    "二级指标": "合并的格子每行都写",
    "三级指标": "指标名称",
    "绩效指标描述": "照原样写",
    "指标值": "照原样写；以 > 等符号开头的加英文双引号",
    "指标值确定依据": "照原样写",
    "段": "一段文字，写在一行里",
    "表": "一张表在文字中的位置",
    "题": "标题，连同编号照原样写",
    "释义": "对这个词的解释",
    "内容": "标题下的各段，先后照原文；没有内容就不写",
    "正文": "全文各段，先后照原文",
    "日期": "写成 2000-02-01 的样子",
    "应为": "检查结果给出的数，照抄",
    "实为": "检查结果给出的数，照抄",
    "原为": "改动以前印的",
    "改为": "改动以后的",
    "原因": "为什么",
}


def explain(field: Field) -> str:
    """One sentence on what stands under a key; '' where the key says it all."""
    return field.about or _BY_KEY.get(field.key, "") or _of_value(field.value)


def _of_value(value: Value) -> str:
    match value:
        case Text(options=options) if options:
            return f"可选：{'、'.join(options)}"
        case Text(kind=kind):
            return _BY_KIND[kind]
        case Many():
            return "列表，每一项单独一行，以“- ”开头"
        case Entries():
            return "名称和内容自定"
        case _:
            return ""
