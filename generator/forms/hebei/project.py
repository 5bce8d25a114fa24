"""项目绩效目标表: one form for every project, in both kinds of disclosure."""

from generator.forms.column import Column, ColumnKind
from generator.forms.identity import Across
from generator.forms.project_form import Level, ProjectForm

PROJECT_FORM = ProjectForm(
    id="project",
    label="项目绩效目标表",
    fields=(
        Column("sequence", "序号", ColumnKind.SEQUENCE),
        Column("title", "表题", ColumnKind.TEXT),
        Column("unit_code", "单位编码", ColumnKind.CODE),
        Column("unit_name", "单位名称", ColumnKind.TEXT),
        Column("unit", "单位", ColumnKind.TEXT),
        Column("project_code", "项目编码", ColumnKind.CODE),
        Column("project_name", "项目名称", ColumnKind.NAME),
        Column("budget", "预算数"),
        Column("fiscal_funds", "其中：财政资金", key="财政资金"),
        Column("other_funds", "其他资金"),
        Column("purpose", "用途", ColumnKind.TEXT),
    ),
    plan_label="资金支出计划（%）",
    plan_key="资金支出计划",
    plan_points=("3月底", "6月底", "10月底", "12月底"),
    goals_label="绩效目标",
    indicators_label="绩效指标",
    indicator_columns=(
        Column("level1", "一级指标", ColumnKind.TEXT),
        Column("level2", "二级指标", ColumnKind.TEXT),
        Column("level3", "三级指标", ColumnKind.NAME),
        Column("description", "绩效指标描述", ColumnKind.TEXT),
        Column("value", "指标值", ColumnKind.TEXT),
        Column("basis", "指标值确定依据", ColumnKind.TEXT),
    ),
    levels=(
        Level("产出指标", ("数量指标", "质量指标", "时效指标", "成本指标")),
        Level("效益指标", ("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标")),
        Level("满意度指标", ("服务对象满意度指标",)),
    ),
    identities=(Across("P-08", "budget", ("fiscal_funds", "other_funds"), if_itemised=True),),
)
