"""The pages of the rules."""

from __future__ import annotations

from symderiv import cli
from symderiv.rules import HEADINGS, all_rules


def test_all_rules_by_title(capsys):
    assert cli.main(["rule"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == sorted(all_rules())
    assert all(rule.title in line for rule, line in zip(map(all_rules().get, sorted(all_rules())), lines, strict=True))


def test_a_page_has_every_heading(capsys):
    for name in all_rules():
        assert cli.main(["rule", name]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line for line in lines if line in HEADINGS] == list(HEADINGS), name


def test_a_misspelt_rule(capsys):
    assert cli.main(["rule", "root_of_sqare"]) == 2
    assert capsys.readouterr().err == "symderiv: there is no rule 'root_of_sqare'\n  hint: did you mean root_of_square?\n"


def test_a_rule_like_no_other(capsys):
    assert cli.main(["rule", "@@@"]) == 2
    assert "`symderiv rule` lists them all" in capsys.readouterr().err
