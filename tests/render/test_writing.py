"""Templates write and call as Jinja does: what is quicker must not differ."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from generator.render.compiled import Compiled
from generator.render.environment import make_environment
from generator.render.faults import Telling, TemplateFault
from tests.trees import ROOT

TEMPLATES = {
    "parts": "{% macro cell(a, b='<', caller=None) %}<td>{{ a }}{{ b }}"
    "{{ caller() if caller }}</td>{% endmacro %}"
    "{% macro rest() %}{{ varargs | join('<') }}{{ kwargs.x }}{% endmacro %}",
    "page": "{% import 'parts' as p %}{{ value }}|{{ p.cell(value) }}|{{ p.cell(value, b=value) }}|"
    "{% call p.cell(1) %}{{ value }}{% endcall %}|{{ p.rest(value, '>', x=value) }}|"
    "{{ value | safe }}|{{ shout(value) }}|{{ '%s' | format(value) }}|"
    "{% for v in [value, 2] %}{{ loop.index }}{{ v }}{{ p.cell(v) }}{% endfor %}|"
    "{% autoescape false %}{{ value }}{% endautoescape %}",
}
VALUES = (
    *("", "<b>&\"'", "财政拨款", Markup("<b>"), 0, None, True, Decimal("1.0"), Decimal("1.00")),
    *(1.0, ["<"], Markup(""), "\ufdd0"),
)


def _made(kind: type[Environment]) -> Environment:
    return kind(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_every_value_stands_in_a_page_as_jinja_writes_it(value: Any) -> None:
    given = {"value": value, "shout": lambda v: f"{v}<"}
    own, plain = (_made(kind).get_template("page").render(given) for kind in (Telling, Environment))
    assert own == plain


def test_equal_texts_of_another_kind_are_not_taken_for_each_other() -> None:
    template = _made(Telling).from_string("{{ a }}{{ b }}{{ c }}{{ d }}")
    shown = template.render(a="<b>", b=Markup("<b>"), c=Decimal("1.0"), d=Decimal("1.00"))
    assert shown == "&lt;b&gt;<b>1.01.00"


@pytest.mark.parametrize("text", ["{{ no }}", "{{ no() }}", "{{ value.no }}", "{{ value.no() }}"])
def test_what_is_undefined_is_an_error(text: str) -> None:
    with pytest.raises(TemplateFault):
        _made(Telling).from_string(text).render(value="x")


def test_what_another_compiler_kept_is_not_taken(tmp_path: Path) -> None:
    plain = make_environment(ROOT / "templates", tmp_path)
    source = "{{ value }}"
    ours = Compiled(tmp_path).get_source_checksum(source)
    assert ours != super(Compiled, Compiled(tmp_path)).get_source_checksum(source)
    plain.get_template("macros/side.html")
    assert any(tmp_path.iterdir())


def test_an_environment_is_of_the_templates_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "templates" / "a.html"
    file.parent.mkdir()
    for text in ("甲", "乙乙"):
        file.write_text(text, "utf-8")
        assert make_environment(file.parent).get_template("a.html").render() == text
