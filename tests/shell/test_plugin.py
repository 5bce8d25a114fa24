"""MkDocs never gets the real output folder, and what refuses to be published changes nothing."""

import logging
import socket
import tempfile
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator import pipeline
from generator.render.shell import Settings, Shell
from generator.shell.errors import ShellError
from generator.shell.serve import prepare
from generator.shell.shell import build_shell
from tests.shell.conftest import CONFIG, plugin_of


def assert_untouched(project: Path) -> None:
    assert (project / "site").is_symlink()
    assert [path.name for path in (project / "releases/1").iterdir()] == ["index.html"]
    assert (project / "site/index.html").read_text("utf-8") == "published"


@pytest.fixture(autouse=True)
def _no_folder_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()


def leftovers(project: Path) -> list[str]:
    return [path.name for path in (project / "temporary").iterdir()]


def test_a_build_hands_its_work_on_and_leaves_the_output_alone(config: MkDocsConfig) -> None:
    project = Path(config.config_file_path).parent
    calls: list[tuple[Path, Shell, Path]] = []
    plugin_of(config).finish = lambda *given: calls.append(given)
    build(config)
    ((root, shell, output),) = calls
    assert root == project
    assert output == project / "site"
    assert "正文" in shell.files["about/index.html"].decode()
    assert config.site_dir == str(project / "site")
    assert_untouched(project)
    assert leftovers(project) == []


def test_a_refusal_leaves_everything_as_it_was(config: MkDocsConfig) -> None:
    project = Path(config.config_file_path).parent

    def refuse(root: Path, shell: Shell, output: Path) -> None:
        raise Abort("有错误，未发布")

    plugin_of(config).finish = refuse
    with pytest.raises(Abort):
        build(config)
    assert_untouched(project)
    assert leftovers(project) == []


def test_strict_warnings_stop_before_publishing(config: MkDocsConfig) -> None:
    project = Path(config.config_file_path).parent
    (project / "content/about.md").write_text("# 关于\n\n[无](missing.md)\n", "utf-8")
    calls: list[object] = []
    plugin_of(config).finish = lambda *given: calls.append(given)
    config.strict = True
    with pytest.raises(Abort, match="严格模式"):
        build(config)
    assert not calls
    assert_untouched(project)
    assert leftovers(project) == []


@pytest.mark.parametrize("wrong", ["题", "{{ mz.title | e }}", "{{ mz.title | striptags }}"])
def test_a_template_that_alters_a_value_stops_the_build(project: Path, wrong: str) -> None:
    about = project / "templates/overrides/partials/about.html"
    about.write_text(about.read_text("utf-8").replace("{{ mz.title }}", wrong), "utf-8")
    with pytest.raises(ShellError, match="title"):
        build_shell(project)
    assert_untouched(project)
    assert leftovers(project) == []


def test_the_preview_writes_into_the_folder_of_mkdocs(project: Path) -> None:
    folder = project / "temporary/mkdocs_preview"
    folder.mkdir()
    config = load_config(config_file=str(project / "mkdocs.yml"), site_dir=str(folder))
    calls: list[Path] = []
    plugin_of(config).finish = lambda root, shell, output: calls.append(output)
    try:
        plugin_of(config).on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/")
    finally:
        plugin_of(config).finish = None
        plugin_of(config).on_startup(command="build", dirty=False)
    assert calls == [folder]
    shown = (folder / "about/index.html").read_text("utf-8")
    assert "Content-Security-Policy" not in shown, "it would stop the script that reloads the page"
    assert_untouched(project)


def test_build_shell_is_quiet_and_leaves_nothing(
    project: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        made = build_shell(project)
    assert made.settings.site_name == "公开 & <试>"
    assert "<title>关于 - 公开 &amp; &lt;试&gt;</title>" in made.files["about/index.html"].decode()
    assert "Content-Security-Policy" in made.files["about/index.html"].decode()
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
    assert_untouched(project)
    assert leftovers(project) == []


def test_two_builds_are_the_same(project: Path) -> None:
    assert build_shell(project) == build_shell(project)


def test_a_wrong_option_is_refused_in_plain_words(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text("utf-8")
    link = "mingzhang: {data_link: 'https://example.org/{path}'}"
    (project / "mkdocs.yml").write_text(text.replace("mingzhang", link), "utf-8")
    with pytest.raises(ShellError, match="data_link 应含"):
        build_shell(project)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("mingzhang", "mingzhang: {datalink: ''}", "没有 datalink 这个选项，是不是 data_link？"),
        ("mingzhang", "mingzhang: {zzz: ''}", "可用的是 data_link"),
        ("mingzhang", "mingzhang: {licence: 某许可}", "请同时填写 licence_url"),
        ("mingzhang", "mingzhang: {licence_url: www}", "licence_url：应以 https:// 开头"),
        ("mingzhang", "mingzhang: {data_link: 3}", "data_link：应是文字"),
        (", mingzhang", "", "没有 mingzhang"),
        ("mingzhang", "mingzang", "没有安装插件 mingzang"),
        ("site_name", "site_nam", "site_nam：没有这个设置，是不是 site_name？"),
        ("docs_dir: content", "docs_dir: contnt", "没有“.*contnt”"),
        ("theme: {", "theme {", "第 3 行"),
        ("plugins: [", "plugins: ", "第 4 行"),
        (CONFIG, "- 一\n", "应由“名称: 值”组成"),
        (CONFIG, "一段话\n", "应由“名称: 值”组成"),
    ],
)
def test_wrong_settings_are_told_in_plain_words(
    project: Path, right: str, wrong: str, said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert right in CONFIG
    (project / "mkdocs.yml").write_text(CONFIG.replace(right, wrong, 1), "utf-8")
    with pytest.raises(ShellError, match=said) as refused:
        build_shell(project)
    assert "Error" not in str(refused.value)
    assert capfd.readouterr() == ("", "")
    assert_untouched(project)
    assert leftovers(project) == []


def test_settings_that_are_not_utf8(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes(CONFIG.encode("gbk"))
    with pytest.raises(ShellError, match="不是 UTF-8"):
        build_shell(project)


def test_an_address_in_use_is_told_before_anything_is_built(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ShellError, match="mingzhang serve --address"):
            prepare(project, address)
    prepare(project, address)


def test_the_preview_says_what_was_found_without_a_prefix(
    project: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = project / "temporary/mkdocs_preview"
    folder.mkdir()
    monkeypatch.setattr(pipeline, "render_into", lambda *given: "data/a.yml:1:1: 错误\n")
    config = load_config(config_file=str(project / "mkdocs.yml"), site_dir=str(folder))
    plugin_of(config).on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    assert "data/a.yml:1:1: 错误" in caplog.messages


def test_the_address_of_a_line() -> None:
    settings = Settings("站", data_link="https://example.org/blob/main/{path}#L{line}")
    assert (
        settings.data_address("data/1/a.yml", 7) == "https://example.org/blob/main/data/1/a.yml#L7"
    )
    assert Settings("站").data_address("data/1/a.yml", 7) == ""
