"""Every role that a line of any form can have, for those who read the data without the forms."""

from collections.abc import Iterable, Iterator

from generator.forms import editions, registry
from generator.forms.identity import LineSum
from generator.forms.rows import COMMON_ROLES, SUBTOTAL
from generator.forms.table_form import TableForm

_SUMS, _COMMON, _OWN = "可能是别的行的合计（一起相加会重复）：", "各表通用：", "名称如此的行："


def every_form() -> Iterator[TableForm]:
    """The forms whose lines have roles, of all editions that come with the program."""
    labels = dict.fromkeys((editions.DEFAULT.label, *registry.labels()))
    for known in map(registry.edition, labels):
        yield from (*known.tables, known.procurement, known.assets)


def roles_said(forms: Iterable[TableForm]) -> str:
    """The roles of forms with what they are called: of sums, of any form, of single lines.

    Two forms may call lines of one role differently; both names are given then.
    """
    names: dict[str, list[str]] = {}
    sums = {SUBTOTAL}
    for form in forms:
        sums |= form.totals | {i.total for i in form.identities if isinstance(i, LineSum)}
        for role, label in form.rows.roles.items():
            known = names.setdefault(role, [])
            known += [label] if label not in known else []
    groups: dict[str, list[str]] = {_SUMS: [], _COMMON: [], _OWN: []}
    for role, labels in names.items():
        kind = _SUMS if role in sums else _COMMON if role in COMMON_ROLES else _OWN
        groups[kind].append(f"{role} {'或'.join(labels)}")
    return "；".join(f"{kind}{'、'.join(said)}" for kind, said in groups.items() if said)
