"""The rules of files as a whole: distinct codes, and sentences that say what is wrong and what to do."""

import re
from collections import Counter

import pytest

from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.rulebook import RULEBOOK


def test_no_two_rules_share_a_code() -> None:
    assert [code for code, times in Counter(rule.code for rule in RULEBOOK).items() if times > 1] == []


@pytest.mark.parametrize("rule", RULEBOOK, ids=lambda rule: rule.code)
def test_a_rule_has_a_code_in_words_and_two_whole_sentences(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", rule.code)
    assert rule.message.endswith(".")
    assert rule.fix.endswith((".", ":"))
    assert rule.message[0].isupper()
    assert rule.fix[0].isupper()
