"""What readers call the kinds of pages: in search results and in the filter of the search."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "overview": "概览",
    "table": "公开表",
    "section": "说明",
    "project": "项目",
    "projects": "项目",
    "checks": "核对",
    "corrections": "更正",
    "full": "全文",
    "withdrawn": "已撤回",
    "department": "部门",
    "region": "地区",
    "glossary": "名词",
    "all_projects": "项目",
    "all_indicators": "指标",
    "subject": "科目",
    "subjects": "科目",
    "compare": "比较",
    "data": "数据",
    "home": "首页",
}
