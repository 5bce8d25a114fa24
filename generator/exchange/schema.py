"""JSON Schema of the data files, for editors that complete keys and explain them.

Made from the same shapes that the loader binds to, so that an editor and ``mingzhang check`` never
disagree about a key. Draft 2020-12.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from generator.exchange.explanations import explain
from generator.exchange.snippets import snippets
from generator.forms import files, registry
from generator.forms.edition import Edition
from generator.forms.shape import Entries, Field, Many, Shape, Text, TextKind, Value, Variants

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SETTINGS_FILE = "vscode-settings.json"
OF_THE_EDITOR = ("settings.json", "extensions.json")  # may hold what others have set
EXTENSION = "redhat.vscode-yaml"
EDITOR_FOLDER = ".vscode"  # written there, the settings are in force
Schema = dict[str, Any]

# An editor reads 20.00 as a number and 2000-12-31 as text; the loader takes all of them as text.
_SCALAR = ["string", "number", "boolean"]
_PATTERNS = {
    TextKind.AMOUNT: r"^(-?[0-9]+(\.[0-9]+)?)?$",
    TextKind.CODE: r"^([0-9A-Za-z]([0-9A-Za-z-]{0,38}[0-9A-Za-z])?)?$",
    TextKind.SUBJECT: r"^[^０-９Ａ-Ｚａ-ｚ－]*$",
    TextKind.DATE: r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$",
    TextKind.ADDRESS: r"^([Hh][Tt][Tt][Pp][Ss]?://\S+|[^:]*)$",
}
# Said by the editor in place of the pattern (yaml-language-server's own keyword).
_ERRORS = {
    TextKind.AMOUNT: "金额只写数字和小数点，如 1352.30；不写千位分隔符、单位和全角数字",
    TextKind.CODE: "编码只由数字、字母和 - 组成，照原件写",
    TextKind.SUBJECT: "科目编码写半角数字，如 201",
    TextKind.DATE: "日期写成 2000-02-01 的样子",
    TextKind.ADDRESS: "网址以 https:// 开头，中间没有空格；不是网址的，照写文字",
}
_FLAGS = ["是", "否"]

_Shapes = Callable[[Edition], Value]
_KINDS: Mapping[str, tuple[str, str, _Shapes]] = {
    "department": ("部门", "*/*/department.yml", lambda _: files.DEPARTMENT),
    "disclosure": (
        "公开信息",
        "*/*/*/disclosure.yml",
        lambda _: files.disclosure(registry.labels(), registry.parts()),
    ),
    "tables": ("部门预算公开表", "*/*/*/tables.yml", files.tables),
    "narrative": ("情况说明或部门整体绩效目标", "*/*/*/narrative.yml", files.narrative),
    "project": ("项目绩效目标表", "*/*/*/projects/*.yml", files.project),
    "procurement": (
        "政府采购预算",
        "*/*/*/procurement.yml",
        lambda edition: files.table(edition.procurement),
    ),
    "assets": ("固定资产占用", "*/*/*/assets.yml", lambda edition: files.table(edition.assets)),
    "acknowledgements": (
        "原文如此的问题",
        "*/*/*/acknowledgements.yml",
        lambda _: files.ACKNOWLEDGEMENTS,
    ),
    "corrections": ("更正记录", "*/*/*/corrections.yml", lambda _: files.CORRECTIONS),
    "words": ("词表", "reference/words.yml", lambda _: files.WORDS),
}


def kinds() -> tuple[str, ...]:
    """The kinds of data files that have a schema."""
    return tuple(_KINDS)


def shape(file_kind: str, edition: Edition) -> Value:
    """What the loader binds a kind of file to; KeyError when there is no such kind."""
    _, _, shapes = _KINDS[file_kind]
    return shapes(edition)


def file_globs(data_dir: str = "data") -> dict[str, str]:
    """Which files each kind of schema is for, from the root of the project."""
    return {kind: f"{data_dir}/{glob}" for kind, (_, glob, _) in _KINDS.items()}


def json_schema(file_kind: str, edition: Edition) -> Schema:
    """The schema of one kind of file in one 版式; KeyError when there is no such kind."""
    title = _KINDS[file_kind][0]
    definitions: Schema = {}
    schema = _value(shape(file_kind, edition), definitions)
    # The file as a whole is never blank, and its own title is the plain name of the file.
    schema |= {"type": _without_null(schema["type"]), "title": title}
    about = f"{edition.label}：{title}。空格子不写键；没有印出的不写。"
    return {
        "$schema": DIALECT,
        **schema,
        "description": about,
        **({"$defs": definitions} if definitions else {}),
    }


def all_schemas(edition: Edition) -> dict[str, Schema]:
    """The schemas of all kinds of files, by kind."""
    return {kind: json_schema(kind, edition) for kind in _KINDS}


def schema_file(kind: str) -> str:
    """The name under which the schema of a kind is written."""
    return f"{kind}.schema.json"


def editor_settings(folder: str, data_dir: str = "data") -> Schema:
    """Settings of VS Code's YAML extension for schemas written into ``folder``."""
    globs = file_globs(data_dir)
    prefix = f"./{folder.strip('/')}" if not folder.startswith("/") else folder.rstrip("/")
    return {
        "yaml.schemas": {f"{prefix}/{schema_file(kind)}": globs[kind] for kind in _KINDS},
        "yaml.schemaStore.enable": False,  # files of the same names elsewhere have other keys
        "yaml.format.enable": False,  # `mingzhang fmt` keeps digits and comments
        "files.encoding": "utf8",
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }


def schema_text(schema: Schema) -> str:
    """A schema, or settings, as the text of a JSON file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_files(edition: Edition, folder: str, data_dir: str = "data") -> dict[str, str]:
    """What ``mingzhang schema -o folder`` writes: file name to text, the settings last.

    ``folder`` is seen from the root of the project, with ``/``.
    """
    texts = {schema_file(kind): schema_text(s) for kind, s in all_schemas(edition).items()}
    settings = schema_text(editor_settings(folder, data_dir))
    if folder != EDITOR_FOLDER:
        return texts | {SETTINGS_FILE: settings}
    wanted = schema_text({"recommendations": [EXTENSION]})
    return texts | {"extensions.json": wanted, "settings.json": settings}


def _value(value: Value, definitions: Schema) -> Schema:
    match value:
        case Text():
            return _text(value)
        case Many():
            return {"type": ["array", "null"], "items": _items(value, definitions)}
        case Entries():
            return {
                "type": ["object", "null"],
                "additionalProperties": {"type": [*_SCALAR, "null"]},
            }
        case Shape():
            return _record(value, definitions)
        case Variants():
            # Each variant refuses the keys of the others, so at most one fits.
            shapes = [_record(shape, definitions, never_blank=True) for _, shape in value.shapes]
            return {"type": "object", "title": value.name, "anyOf": shapes}


def _text(value: Text) -> Schema:
    if value.options:
        return {"enum": list(value.options)}
    if value.kind is TextKind.FLAG:
        return {"enum": _FLAGS}
    if value.kind is TextKind.DATE:
        return {"type": ["string", "null"], **_patterned(TextKind.DATE)}
    if value.kind is TextKind.TEXT:
        return {"type": [*_SCALAR, "null"]}
    return {"type": ["string", "number", "null"], **_patterned(value.kind)}


def _patterned(kind: TextKind) -> Schema:
    return {"pattern": _PATTERNS[kind], "patternErrorMessage": _ERRORS[kind]}


def _items(many: Many, definitions: Schema) -> Schema:
    """The schema of an item; a shape that contains itself is defined once and referred to."""
    if not callable(many.item):
        return _value(many.item, definitions) | snippets(many.item)
    name = many.item.__name__.strip("_")
    if name not in definitions:
        definitions[name] = {}  # taken, before the shape comes back to itself
        definitions[name] = _value(many.inner, definitions) | snippets(many.inner)
    return {"$ref": f"#/$defs/{name}"}


def _record(shape: Shape, definitions: Schema, never_blank: bool = False) -> Schema:
    required = [field.key for field in shape.fields if field.required]
    return {
        "type": "object" if required or never_blank else ["object", "null"],
        "title": shape.name,
        "properties": {field.key: _field(field, definitions) for field in shape.fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(field: Field, definitions: Schema) -> Schema:
    schema = _value(field.value, definitions)
    if field.required and "type" in schema:
        schema["type"] = _without_null(schema["type"])
        schema |= {"minLength": 1} if isinstance(field.value, Text) else {}
    about = explain(field)
    return schema | {"title": field.key} | ({"description": about} if about else {})


def _without_null(types: str | list[str]) -> str | list[str]:
    """The same types without null: what a key that must be filled in may hold."""
    if isinstance(types, str):
        return types
    rest = [name for name in types if name != "null"]
    return rest[0] if len(rest) == 1 else rest
