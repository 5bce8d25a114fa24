"""MkDocs never gets the real output folder, and what refuses to be published changes nothing."""

import logging
import re
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
        (
            "theme: {name: material",
            "theme: {name: x",
            "mkdocs.yml:3：theme：没有主题 x，可以用的有",
        ),
        ("docs_dir", "strict: 3\ndocs_dir", "mkdocs.yml:2：strict：应是 true 或 false，现在是整数"),
        ("docs_dir", "site_url: www\ndocs_dir", "site_url：应是完整的网址"),
        ("docs_dir", "nav: 3\ndocs_dir", "nav：应是列表，每行写成“- 标题"),
        ("docs_dir", "markdown_extensions: [tabels]\ndocs_dir", "没有 Markdown 扩展 tabels$"),
        (
            "docs_dir",
            "validation: {links: {anchors: x}}\ndocs_dir",
            "validation：links：anchors：只能写",
        ),
        ("docs_dir", "nav: [frist.md]\ndocs_dir", "mkdocs.yml:2:7: .*\n  导航里的“frist.md”不是"),
        ("docs_dir", "nav: [{x: 'https://a.b/'}]\ndocs_dir", "写在 extra 的 links 里"),
        ("docs_dir", "extra: {links: [{txt: x}]}\ndocs_dir", "mkdocs.yml:2:18: .*\n.*没有“txt”"),
        ("docs_dir", "extra: {footer: {marks: 3}}\ndocs_dir", "mkdocs.yml:2:25: .*\n.*应该是列表"),
        (", mingzhang", "", "没有 mingzhang"),
        ("mingzhang", "mingzang", "没有安装插件 mingzang"),
        ("site_name", "site_nam", "site_nam：没有这个设置，是不是 site_name？"),
        ("docs_dir: content", "docs_dir: contnt", "没有“.*contnt”"),
        ("docs_dir: content", "docs_dir: data", "docs_dir 只能是 content"),
        ("custom_dir: templates/o", "custom_dir: templates/x", "custom_dir 指的“.*/templates/xver"),
        ("docs_dir", "extra: {footer: {source: a.cn}}\ndocs_dir", "“a.cn”不是网址\n"),
        ("docs_dir", "extra: {footer: {marks: [{text: x, href: 'a.cn'}]}}\ndocs_dir", "“a.cn”不是"),
        ("theme: {", "theme {", "mkdocs.yml:3:.*Y-49"),
        ("language: zh", "language: zh-CN", "mkdocs.yml:3：.*“zh-CN”.*中文写成 language: zh$"),
        (
            "language: zh",
            "language: zh, palette: [{scheme: default}, {scheme: night}]",
            "mkdocs.yml:3：theme：palette：scheme：没有“night”这套颜色",
        ),
        ("docs_dir", "extra_css: [a.css]\ndocs_dir", "mkdocs.yml:2：extra_css：没有“a.css”"),
        (
            "docs_dir",
            "# use_directory_urls: true\nuse_directory_urls: false\ndocs_dir",
            "mkdocs.yml:3：use_directory_urls：只能是 true，不写也一样",
        ),
        (
            "docs_dir",
            "extra:\n  footer:\n    contact: 电话: 0571-1  # 联系方式\ndocs_dir",
            '改成全角：contact: "电话: 0571-1"  # 联系方式',
        ),
        (
            "docs_dir",
            'extra:\n  footer:\n    contact: "甲" 乙  # 联系方式\ndocs_dir',
            """单引号：'"甲" 乙'  # 联系方式""",
        ),
        ("plugins: [", "plugins: ", "mkdocs.yml:4:"),
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


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("docs_dir: content", "docs_dir: ./content/"),
        ("docs_dir", "extra: {footer: {source: !ENV [NO_SUCH, 'https://a.cn']}}\ndocs_dir"),
        ("docs_dir", "nav: [./about.md]\ndocs_dir"),
    ],
)
def test_settings_written_in_another_way(project: Path, right: str, other: str) -> None:
    assert right in CONFIG
    (project / "mkdocs.yml").write_text(CONFIG.replace(right, other, 1), "utf-8")
    assert "about/index.html" in build_shell(project).files


@pytest.mark.parametrize(
    ("palette", "scheme"),
    [
        ("[{scheme: default, primary: red}]", "default"),
        ("{primary: red}", "default"),
        ("{scheme: slate, primary: custom, accent: red}", "slate"),
    ],
)
def test_colours_that_change_nothing_are_told(
    project: Path, palette: str, scheme: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The page keeps a scheme: without one it has no colours at all."""
    wanted = f"language: zh, palette: {palette}"
    (project / "mkdocs.yml").write_text(CONFIG.replace("language: zh", wanted, 1), "utf-8")
    page = build_shell(project).files["about/index.html"].decode()
    assert f'<body data-md-color-scheme="{scheme}"' in page
    said = [record.getMessage() for record in caplog.records]
    assert any(re.match(r"mkdocs\.yml:3：theme：palette：\w+: red 不起作用", line) for line in said)


def test_without_a_palette_the_page_is_light(project: Path) -> None:
    page = build_shell(project).files["about/index.html"].decode()
    assert '<body data-md-color-scheme="default"' in page


def test_a_page_may_begin_with_a_rule_across_it(project: Path) -> None:
    (project / "content/about.md").write_text("---\n\n关于本站\n\n---\n", "utf-8")
    assert "关于本站" in build_shell(project).files["about/index.html"].decode()


def test_settings_that_are_not_utf8(project: Path) -> None:
    (project / "mkdocs.yml").write_bytes(CONFIG.encode("gbk"))
    with pytest.raises(ShellError, match="不是 UTF-8"):
        build_shell(project)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("---\ntitle: [关于\n---\n正文\n", "content/about.md:2:8: .*\n.*\n  2 | title: .关于\n"),
        ("---\ntitle: 关于: 本站\n---\n正文\n", "content/about.md:2:10: .*冒号"),
        ("---\n- 关于\n---\n正文\n", "content/about.md:2:1: .*\n  这里应当是“名称: 值”"),
        ("---\ntitle: 关于\n\n正文\n", "content/about.md:1:1: .*\n  开头的“---”没有结束"),
        ("---\ntitle: [一, 二]\n---\n正文\n", "content/about.md:2:8: .*\n  title 应当是一段文字"),
        ("---\ntemplate: x.html\n---\n正文\n", "content/about.md:2:11: .*\n  没有模板“x.html”"),
    ],
)
def test_a_page_whose_head_cannot_be_read(project: Path, page: str, said: str) -> None:
    (project / "content/about.md").write_text(page, "utf-8")
    with pytest.raises(ShellError, match=said):
        build_shell(project)
    assert_untouched(project)
    assert leftovers(project) == []


@pytest.mark.parametrize(
    "page", ["---\n---\n正文\n", "---\ntitle: 3\nhide: [toc]\n---\n正文\n", "正文\n\n---\n"]
)
def test_a_page_whose_head_is_fine(project: Path, page: str) -> None:
    (project / "content/about.md").write_text(page, "utf-8")
    assert "正文" in build_shell(project).files["about/index.html"].decode()


def test_a_page_with_the_marks_of_a_merge(project: Path) -> None:
    page = "# 关于\n\n<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> 别的\n"
    (project / "content/about.md").write_text(page, "utf-8")
    with pytest.raises(ShellError, match=r"content/about.md:3:1: .*\n.*\n  3 | <<<<<<< HEAD\n"):
        build_shell(project)


@pytest.mark.parametrize("file", ["tokens.css", "search/engine.js", "search/rank.js"])
def test_a_part_of_the_look_or_the_search_that_is_gone(project: Path, file: str) -> None:
    (project / "templates/overrides/assets/mingzhang" / file).unlink()
    with pytest.raises(ShellError, match=f"没有.*/{file}。"):
        build_shell(project)
    assert leftovers(project) == []


def test_a_page_in_another_encoding(project: Path) -> None:
    (project / "content/about.md").write_bytes("关于本站，写得长一些才看得出来。\n".encode("gbk"))
    with pytest.raises(ShellError, match=r"content/about.md:1:1: .*GBK"):
        build_shell(project)


def test_a_number_in_the_foot_needs_no_quotes(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{CONFIG}extra: {{footer: {{police: 13022902000123}}}}\n")
    about = build_shell(project).files["about/index.html"].decode()
    assert "code=13022902000123" in about


def test_a_template_that_crashes_is_named(project: Path) -> None:
    foot = project / "templates/overrides/partials/footer.html"
    foot.write_text("{{ 1 // 0 }}", "utf-8")
    with pytest.raises(ShellError, match=r"partials/footer.html:1 ZeroDivisionError"):
        build_shell(project)
    assert leftovers(project) == []


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
