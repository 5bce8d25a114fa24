"""What MkDocs says of a setting, in 中文."""

from __future__ import annotations

import re

_OPTION = re.compile(r"(?:Plugin|Sub-option) '([^']+)'(?: option '([^']+)')?: (.+)", re.DOTALL)
_TYPE = re.compile(r"<class '(\w+)'>")
_TYPES = {
    "bool": " true 或 false",
    "str": "文字",
    "int": "整数",
    "float": "小数",
    "list": "列表（每行一个“- ”）",
    "dict": "“名称: 值”",
    "NoneType": "空的",
}
_SHAPE = "应是列表，每行写成“- 标题: 文件名.md”"
_SAID = (
    (r"Required configuration not provided\.", "没有填写"),
    (r"Unrecognised configuration name: (.+)", "没有这个设置"),
    (r"The path '(.+)' isn't an existing (?:directory|file)\.", r"没有“\1”"),
    (r"The path set in custom_dir \('(.+)'\) does not exist\.", r"custom_dir 指的“\1”不存在"),
    (r'The "(.+)" plugin is not installed', r"没有安装插件 \1"),
    (r"Unrecognised theme name: '(.+?)'\..*are: (.+)", r"没有主题 \1，可以用的有 \2"),
    (r"(?:At least one of 'name'|No theme name).*", "没有写主题的名称，如 name: material"),
    (r"Failed to load extension '(.+?)'\..*", r"没有 Markdown 扩展 \1"),
    (r"'(.+)' is not a valid (?:Markdown Extension|plugin) name\.", r"“\1”不能作名称"),
    (r"Invalid .*(?:Extension|Plugins|plugin).*", "写法不对，应是列表，每行一个“- 名称”"),
    (r"Expected nav (?:item )?to be .*", _SHAPE),
    (r"Expected type: (.+) but received: (.+)", r"应是\1，现在是\2"),
    (r"Expected a list of items, but a (.+) was given\.", r"应是列表（每行一个“- ”），现在是\1"),
    (r"Expected a dict of items, but a (.+) was given\.", r"应是“名称: 值”，现在是\1"),
    (r"Expected a (?:multiline )?string, (?:but a|got) (<[^>]+>).*", r"应是文字，现在是\1"),
    (r"Expected one of:? (.+?),? (?:but received:|got) (.+)", r"只能写 \1，现在是 \2"),
    (r"Invalid type (.+)\. Expected a string or key/value pairs\.", r"应是主题的名称，现在是\1"),
    (r"(?:The URL isn't valid|Unable to parse).*", "应是完整的网址，如 https://example.org/"),
    (r"Must be a string of format.*|.* is not a valid port", "应如 127.0.0.1:8000"),
    (r"The '(?:docs|site)_dir' should not be.*", "docs_dir 和 site_dir 不能一个套着另一个"),
)
_PATTERNS = [(re.compile(pattern, re.DOTALL), words) for pattern, words in _SAID]
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def in_chinese(message: str) -> str:
    """A complaint without the name of the setting it is about; names of options inside it stay."""
    option = _OPTION.fullmatch(message)
    if option:
        within = f"{option[1]} 的 {option[2]}" if option[2] else option[1]
        return f"{within}：{in_chinese(option[3])}"
    for pattern, words in _PATTERNS:
        if match := pattern.fullmatch(message):
            return _TYPE.sub(lambda found: _TYPES.get(found[1], found[1]), match.expand(words))
    return message if _CHINESE.search(message) else f"这样写不行（MkDocs 说：{message}）"
