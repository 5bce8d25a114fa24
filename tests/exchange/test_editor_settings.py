"""What an editor is told: whole items, errors in 中文, settings that nobody's own are lost to."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.exchange.schema import EDITOR_FOLDER, all_schemas, schema_files
from generator.forms.editions import DEFAULT
from tests import trees
from tests.exchange.editor import mistakes

ROOT = trees.ROOT


def walked(schema: Any) -> list[dict[str, Any]]:
    found = [schema] if isinstance(schema, dict) else []
    inner = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict | list):
        found += [item for value in inner for item in walked(value)]
    return found


def test_ours_are_those_of_the_forms() -> None:
    for name, text in schema_files(DEFAULT, EDITOR_FOLDER).items():
        written = (ROOT / EDITOR_FOLDER / name).read_text("utf-8")
        assert written == text, f"run: mingzhang schema -o {EDITOR_FOLDER} ({name})"


def test_every_value_that_can_be_wrong_says_so_in_words() -> None:
    for schema in all_schemas(DEFAULT).values():
        for part in walked(schema):
            if isinstance(part.get("pattern"), str):
                assert part["patternErrorMessage"]


def filled(body: Any) -> Any:
    """A snippet as it stands once it is put in, its stops left blank."""
    if isinstance(body, dict):
        return {key: filled(value) for key, value in body.items()}
    return [] if isinstance(body, list) else None


def test_snippets_have_the_keys_of_the_form_in_order() -> None:
    found = [p for s in all_schemas(DEFAULT).values() for p in walked(s) if "defaultSnippets" in p]
    assert len(found) > 15
    for part in found:
        for snippet in part["defaultSnippets"]:
            variants = [part, *part.get("anyOf", ())]
            assert list(snippet["body"]) in [list(v.get("properties", {})) for v in variants]
            stops = json.dumps(snippet["body"]).count("$")
            assert stops == len(set(json.dumps(snippet["body"]).split("$")[1:]))
            assert snippet["label"] and snippet["description"]


def test_a_snippet_put_in_has_no_unknown_key() -> None:
    tables = all_schemas(DEFAULT)["tables"]
    for label, table in tables["properties"].items():
        items = table["properties"]["行"]["items"]
        row = filled(items["defaultSnippets"][0]["body"])
        assert mistakes("tables", {label: {"行": [row]}}) == []


def test_settings_of_others_are_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trees.project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: 站\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    own = tmp_path / ".vscode/settings.json"
    own.parent.mkdir()
    own.write_text('{"editor.fontSize": 18}', "utf-8")
    assert main(["schema", "-o", ".vscode"]) == 0
    assert own.read_text("utf-8") == '{"editor.fontSize": 18}'
    assert "没有改动" in (told := capsys.readouterr().out)
    assert "yaml.schemas" in told
    assert json.loads((own.parent / "extensions.json").read_text("utf-8"))["recommendations"]
    own.unlink()
    assert main(["schema", "-o", ".vscode"]) == 0
    for path in json.loads(own.read_text("utf-8"))["yaml.schemas"]:
        assert (tmp_path / path).is_file()
