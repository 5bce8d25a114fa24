"""The foot of every page: what is set stands there, what is not set does not, and nothing runs."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from generator.shell.shell import build_shell

FOOTER = """
extra:
  footer:
    sponsor: 某县<b>财政局
    contact: 0000-0000000
    site_code: "1302290001"
    icp: 冀ICP备00000000号
    police: 冀公网安备 13022902000000号
    source: https://example.org/budget
    marks:
      - {text: 党政机关网站标识, image: marks/red.png, href: "https://bszs.conac.cn/x?a=1&b=2"}
      - {text: 政府网站找错, href: "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=1"}
    pages:
      - {text: 关于, href: about/}
"""


def foot(project: Path, more: str) -> LexborHTMLParser:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    (project / "content/marks").mkdir()
    (project / "content/marks/red.png").write_bytes(b"png")
    files = build_shell(project).files
    assert "marks/red.png" in files
    page = LexborHTMLParser(files["about/index.html"].decode()).css_first("footer")
    assert page and page.html
    return LexborHTMLParser(page.html)


def test_everything_that_is_set_stands_there(project: Path) -> None:
    page = foot(project, FOOTER)
    text = re.sub(r"\s+", " ", page.text())
    assert "主办单位：某县<b>财政局 联系方式：0000-0000000 网站标识码：1302290001" in text
    links = {a.text(strip=True): a.attributes["href"] for a in page.css("a")}
    assert links["冀ICP备00000000号"] == "https://beian.miit.gov.cn/"
    assert links["冀公网安备 13022902000000号"] == (
        "https://beian.mps.gov.cn/#/query/webSearch?code=13022902000000"
    )
    assert links["关于"] == "./"
    assert str(links["政府网站找错"]).endswith("?site_code=1")
    (image,) = page.css(".mz-footer__marks img")
    assert image.attributes == {"src": "../marks/red.png", "alt": "党政机关网站标识"}
    assert image.parent and image.parent.attributes["href"] == "https://bszs.conac.cn/x?a=1&b=2"


def test_without_settings_nothing_is_claimed(project: Path) -> None:
    page = foot(project, "")
    for words in ("主办单位", "标识码", "备案", "找错"):
        assert words not in page.text()
    assert len(page.css("a")) == 1, "the feed"
