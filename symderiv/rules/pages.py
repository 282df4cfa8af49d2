"""The pages of the rules, as ``symderiv rule`` prints them: each is its file's docstring."""

from __future__ import annotations

from difflib import get_close_matches

from symderiv.errors import SymderivError
from symderiv.rules import all_rules

__all__ = ["show"]


def show(name: str | None = None) -> int:
    """Prints what a rule states, its conditions and its source; without a name, all rules by title.

    Raises `SymderivError` where there is no such rule, naming one that is spelt like it.
    """
    rules = all_rules()
    if name is None:
        width = max(map(len, rules), default=0)
        for known in sorted(rules):
            print(f"{known:{width}}  {rules[known].title}")
    elif name in rules:
        print(rules[name].page.strip())
    else:
        meant = get_close_matches(name, rules, n=1)
        hint = f"did you mean {meant[0]}?" if meant else "`symderiv rule` lists them all"
        raise SymderivError(f"there is no rule {name!r}", hint=hint)
    return 0
