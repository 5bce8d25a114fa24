"""河北部门预算: the forms of Hebei's 预算一体化 system, in 万元, 三公 as the ninth table."""

from generator.forms.edition import Edition, SectionForm
from generator.forms.hebei.landmarks import LANDMARKS
from generator.forms.hebei.lists import ASSETS, INSTITUTIONS, PROCUREMENT
from generator.forms.hebei.project import PROJECT_FORM
from generator.forms.hebei.seeing import SEEING
from generator.forms.hebei.spoken import SPOKEN, SPOKEN_ITEMS
from generator.forms.hebei.subjects import (
    BASIC_EXPENDITURE,
    EXPENDITURE_SUMMARY,
    GENERAL_PUBLIC_BUDGET_EXPENDITURE,
    GOVERNMENT_FUND_EXPENDITURE,
    REVENUE_SUMMARY,
    STATE_CAPITAL_EXPENDITURE,
)
from generator.forms.hebei.summaries import (
    FISCAL_APPROPRIATION_SUMMARY,
    REVENUE_EXPENDITURE_SUMMARY,
)
from generator.forms.hebei.three_public import THREE_PUBLIC_EXPENSES
from generator.forms.hebei.ties import CROSS_CHECKS
from generator.forms.hebei.wordings import WORDINGS
from generator.forms.registry import register
from generator.model.disclosure import Kind

HEBEI = register(
    Edition(
        id="hebei",
        label="河北部门预算",
        unit="万元",
        tables=(
            REVENUE_EXPENDITURE_SUMMARY,
            REVENUE_SUMMARY,
            EXPENDITURE_SUMMARY,
            FISCAL_APPROPRIATION_SUMMARY,
            GENERAL_PUBLIC_BUDGET_EXPENDITURE,
            BASIC_EXPENDITURE,
            GOVERNMENT_FUND_EXPENDITURE,
            STATE_CAPITAL_EXPENDITURE,
            THREE_PUBLIC_EXPENSES,
        ),
        project=PROJECT_FORM,
        procurement=PROCUREMENT,
        assets=ASSETS,
        institutions=INSTITUTIONS,
        sections={
            Kind.FULL: (
                SectionForm("responsibilities", "部门职责及机构设置"),
                SectionForm("overview", "预算安排总体情况"),
                SectionForm("operating-costs", "机关运行经费"),
                SectionForm("three-public", "财政拨款“三公”经费"),
                SectionForm("overall-targets", "整体绩效目标"),
                SectionForm("special-funds", "专项资金"),
                SectionForm("projects", "项目及绩效目标"),
                SectionForm("procurement", "政府采购"),
                SectionForm("state-assets", "国有资产"),
                SectionForm("glossary", "名词解释"),
                SectionForm("other", "其他事项"),
            ),
            Kind.PERFORMANCE: (
                SectionForm("general-targets", "总体绩效目标"),
                SectionForm("itemised-targets", "分项绩效目标"),
                SectionForm("safeguards", "工作保障措施"),
            ),
        },
        orders={
            Kind.FULL: ("公开表", "情况说明"),
            Kind.PERFORMANCE: ("绩效文本",),
        },
        cross_checks=CROSS_CHECKS,
        landmarks=LANDMARKS,
        spoken=SPOKEN,
        spoken_items=SPOKEN_ITEMS,
        seeing=SEEING,
        wordings=WORDINGS,
    )
)
