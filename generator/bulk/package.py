"""datapackage.json: what every file and every column is, for programs (Data Package 2.0)."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from generator.bulk.facts import FileFacts
from generator.bulk.sources import Item, Publisher
from generator.flat.field import Field, FieldKind
from generator.flat.relations import Relation

NAME = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_LICENCE_CODE = re.compile(r"[-a-zA-Z0-9._]+")
_DISCLOSURE = ("region", "department", "year")
TYPES = {FieldKind.COUNT: "integer", FieldKind.FLAG: "boolean"} | dict.fromkeys(
    (FieldKind.AMOUNT, FieldKind.NUMBER), "number"
)
_ABOUT = (
    "各部门预算公开的全部数据：预算表、项目、资金支出计划、绩效指标。金额照印刷的样子，空白就是空白。"
    "CSV 中以 = + - @ 开头的文字前加了一个 '；同样的行另有 Parquet 和 SQLite。"
)
_MEDIA = {"parquet": "application/vnd.apache.parquet", "sqlite": "application/vnd.sqlite3"}


def data_package(
    publisher: Publisher,
    relations: Sequence[Relation],
    files: Sequence[FileFacts],
    items: Iterable[Item],
) -> bytes:
    """The descriptor of the CSV files, column by column, and of the others as they are."""
    tables = {f"{relation.id}.csv": relation for relation in relations}
    record: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "mingzhang",
        "title": publisher.name,
        "description": _ABOUT,
        **({"homepage": f"{publisher.address}data/"} if publisher.address else {}),
        **({"version": publisher.changed} if publisher.changed else {}),
        **_licences(publisher),
        "sources": [_source(item, publisher) for item in items],
        "resources": [_table(tables[f.name], f) for f in files if f.name in tables],
        # No resources: not every program that checks a package can open them.
        "otherFormats": [_file(file) for file in files if file.name not in tables],
    }
    if not record["sources"]:
        del record["sources"]
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def _licences(publisher: Publisher) -> dict[str, Any]:
    """The licence: a code (CC-BY-4.0) is its name, words are its title."""
    if not publisher.licence:
        return {}
    key = "name" if _LICENCE_CODE.fullmatch(publisher.licence) else "title"
    path = {"path": publisher.licence_url} if publisher.licence_url else {}
    return {"licenses": [{key: publisher.licence, **path}]}


def _source(item: Item, publisher: Publisher) -> dict[str, str]:
    written = item.disclosure.source.address.text
    if written.startswith(("http://", "https://")):
        return {"title": item.title, "path": written}
    own = f"{publisher.address}{item.address}" if publisher.address else ""
    return {"title": item.title, **({"path": own} if own else {})}


def _table(relation: Relation, file: FileFacts) -> dict[str, Any]:
    """The resource of a CSV file; blanks are missing values, figures keep their printed digits."""
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": relation.id,
        "type": "table",
        "title": relation.label,
        "description": relation.about,
        "path": file.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(field) for field in relation.fields],
            "missingValues": [""],
            **_keys(relation),
        },
    }


def _field(field: Field) -> dict[str, Any]:
    about = field.about
    flags = {"trueValues": ["True"], "falseValues": ["False"]}
    return {
        "name": field.id,
        "title": about.label,
        "type": TYPES.get(about.kind, "string"),
        "description": about.meaning or about.label,
        **(flags if about.kind is FieldKind.FLAG else {}),
    }


def _keys(relation: Relation) -> dict[str, Any]:
    """Disclosures are told apart by region, department and year; every other row names one."""
    fields = list(_DISCLOSURE)
    if relation.id == "disclosures":
        return {"primaryKey": fields}
    reference = {"resource": "disclosures", "fields": fields}
    return {"foreignKeys": [{"fields": fields, "reference": reference}]}


def _file(file: FileFacts) -> dict[str, Any]:
    stem, _, ending = file.name.rpartition(".")
    return {
        "name": f"{stem}-{ending}",
        "path": file.name,
        "mediatype": _MEDIA[ending],
        "bytes": file.size,
        "hash": f"sha256:{file.digest}",
    }
