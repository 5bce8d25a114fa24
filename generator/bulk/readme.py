"""README.md of the ZIP: what is in it, for people."""

from collections.abc import Iterator, Sequence

from generator.bulk.columns import DECIMAL
from generator.bulk.sources import Publisher
from generator.flat.relations import Relation

NAME = "README.md"


def readme(publisher: Publisher, relations: Sequence[Relation]) -> bytes:
    """The files and their columns, from the declarations."""
    return ("\n".join(_lines(publisher, relations)) + "\n").encode()


def _lines(publisher: Publisher, relations: Sequence[Relation]) -> Iterator[str]:
    yield f"# {publisher.name}：全部数据"
    yield ""
    if publisher.address:
        yield f"来自 {publisher.address}data/"
    if publisher.changed:
        yield f"数据中最近的日期：{publisher.changed}"
    licence = " ".join(filter(None, (publisher.licence, publisher.licence_url)))
    yield f"许可：{licence or '本站没有注明'}"
    yield ""
    yield "- `*.csv`：UTF-8，带 BOM；金额照印刷的样子，空白就是空白。"
    yield "  以 = + - @ 开头的文字前面加了一个 '，免得电子表格当成公式。"
    yield f"- `*.parquet`、`mingzhang.sqlite`：同样的行；数字另有一列 `…{DECIMAL}` 可以直接计算。"
    yield "- `datapackage.json`：每个文件、每一列的说明，供程序读取（Data Package 2.0）。"
    yield "- `disclosures/<区划>/<部门>/<年度>/`：每份公开的 XLSX、CSV、JSON。"
    for relation in relations:
        yield ""
        yield f"## {relation.id}：{relation.label}（{relation.about}）"
        yield ""
        for field in relation.fields:
            meaning = f"：{field.about.meaning}" if field.about.meaning else ""
            yield f"- `{field.id}` {field.about.label}{meaning}"
