"""The council's settings: what a policy file may say, and what is said about a wrong one."""

from pathlib import Path

import pytest

from dsa_metrics.errors import ConfigurationError
from dsa_metrics.policy import load_policy
from dsa_metrics.vocabulary import Dimension, Flow

LEAST = '[authority]\nname = "Southend-on-Sea"\ngias_code = 882\n'


def written(folder: Path, text: str) -> Path:
    path = folder / "policy.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_least_policy_file_names_the_authority(tmp_path: Path) -> None:
    policy = load_policy(written(tmp_path, LEAST))
    assert policy.require_authority().gias_code == 882
    assert policy.escalation.letters == 2


def test_the_shipped_policy_asks_for_an_authority() -> None:
    with pytest.raises(ConfigurationError, match="which authority"):
        load_policy().require_authority()


def test_the_shipped_means_make_the_flows_of_the_design() -> None:
    flows = {name: means.flow for name, means in load_policy().means.items()}
    assert flows == {
        "automated transfer": Flow.STRAIGHT_THROUGH,
        "secure portal": Flow.SECURE_BY_HAND,
        "encrypted email": Flow.SECURE_BY_HAND,
        "password-protected email": Flow.UNSAFE,
        "unencrypted email": Flow.UNSAFE,
        "removable media": Flow.UNSAFE,
        "paper or telephone": Flow.UNSAFE,
        "none": Flow.NONE,
    }


def test_a_council_adds_a_means_and_keeps_the_shipped_ones(tmp_path: Path) -> None:
    own = LEAST + '[means."fax"]\nsecure = false\nregular = false\nautomated = false\n'
    policy = load_policy(written(tmp_path, own))
    assert policy.means["fax"].flow is Flow.UNSAFE
    assert policy.means["automated transfer"].flow is Flow.STRAIGHT_THROUGH


def test_a_council_words_a_check_in_its_own_way_and_adds_a_day_to_the_calendar(tmp_path: Path) -> None:
    own = '[quality.checks.upn_missing]\nfix = "Ring us."\n'
    own += '[collections."School census".due]\n"Autumn 2026" = 2026-10-28\n'
    policy = load_policy(written(tmp_path, LEAST + own))
    check = policy.quality.checks["upn_missing"]
    assert (check.name, check.fix) == ("UPN missing", "Ring us.")
    assert list(policy.collections["School census"].due) == ["Autumn 2025", "Spring 2026", "Summer 2026", "Autumn 2026"]


def test_the_shipped_checks_look_at_every_dimension_and_are_told_apart_by_name() -> None:
    checks = load_policy().quality.checks.values()
    assert {check.dimension for check in checks} == set(Dimension)
    assert len({check.name.casefold() for check in checks}) == len(checks)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (LEAST + "[escalation]\nleters = 3\n", "unknown key escalation.leters (the nearest known key is letters)"),
        (LEAST + "[escalations]\nletters = 3\n", "unknown key escalations (the nearest known key is escalation)"),
        (LEAST + "[means.none]\nsafe = true\n", "unknown key means.none.safe (the nearest known key is"),
        ('[authority]\nname = "A"\n', "authority.gias_code: field required"),
        (
            LEAST + '[quality.checks.upn_missing]\nmeanings = "x"\n',
            "unknown key quality.checks.upn_missing.meanings (the nearest known key is meaning)",
        ),
        (LEAST + '[quality.checks.own]\nname = "Own"\n', "quality.checks.own.fix: field required"),
        (
            LEAST + '[collections."School census"]\ndues = 1\n',
            "unknown key collections.School census.dues (the nearest known key is due)",
        ),
        (LEAST + "[escalation]\nletters = 0\n", "escalation.letters"),
        (LEAST + '[cohort]\nengaging = ["Primary"]\n', "a phase may stand in one list only"),
        ("[authority\n", "cannot be read as TOML"),
    ],
)
def test_a_wrong_policy_file_is_explained(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        load_policy(written(tmp_path, text))
    assert sentence in str(error.value)


def test_a_missing_policy_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no policy file named absent\.toml"):
        load_policy(tmp_path / "absent.toml")


def test_the_digest_changes_only_with_a_setting(tmp_path: Path) -> None:
    same = load_policy(written(tmp_path, LEAST))
    assert same.digest == load_policy(written(tmp_path, "# a remark\n" + LEAST)).digest
    assert same.digest != load_policy(written(tmp_path, LEAST + "[escalation]\ngrace_days = 7\n")).digest
