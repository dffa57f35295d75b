"""Answers questions about revision graphs with Alembic's own code. JSON in, JSON out; see tst_alembicgraphs.cpp."""

import json
import sys
import types
import warnings

import alembic
from alembic.runtime import migration
from alembic.script import base, revision
from alembic.util import CommandError

warnings.simplefilter("ignore")


def unmerged(self, heads):
    """As Alembic does since 1.9: without other rows, what another member implies gets no row."""
    targets = self.to_revisions
    others = set(heads) - {self.revision.revision}
    nodes = self.revision_map
    if others:
        implied = {r.revision for r in nodes._get_ancestor_nodes(nodes.get_revisions(others))}
    else:
        implied = {
            r.revision
            for target in targets
            for r in nodes._get_ancestor_nodes(nodes.get_revisions(target))
            if r.revision != target
        }
    return tuple(target for target in targets if target not in implied)


if tuple(int(part) for part in alembic.__version__.split(".")[:2]) < (1, 10):
    migration.RevisionStep._unmerge_to_revisions = unmerged


class Scripts(base.ScriptDirectory):
    def __init__(self, revisions):
        scripts = []
        for item in revisions:
            module = types.SimpleNamespace(
                down_revision=tuple(item["down"]) or None,
                branch_labels=tuple(item["labels"]) or None,
                depends_on=tuple(item["dependsOn"]) or None,
                upgrade=lambda: None,
                downgrade=lambda: None,
            )
            module.__doc__ = "message"
            scripts.append(base.Script(module, item["id"], item["id"] + ".py"))
        self.revision_map = revision.RevisionMap(lambda: scripts)


class Rows(migration.HeadMaintainer):
    """Keeps the rows in memory and writes down what is done to them."""

    def __init__(self, rows):
        self.heads = set(rows)
        self.changes = []

    def _insert_version(self, version):
        assert version not in self.heads
        self.heads.add(version)
        self.changes.append(["insert", "", version])

    def _delete_version(self, version):
        self.heads.remove(version)
        self.changes.append(["delete", version, ""])

    def _update_version(self, from_, to_):
        assert to_ not in self.heads
        self.heads.remove(from_)
        self.heads.add(to_)
        self.changes.append(["update", from_, to_])


def ids(scripts):
    return [script.revision for script in scripts if script is not None and script != "base"]


def graph(scripts):
    nodes = scripts.revision_map
    return {
        "heads": list(nodes.heads),
        "realHeads": list(nodes._real_heads),
        "bases": list(nodes.bases),
        "history": ids(scripts.walk_revisions()),
        "revisions": {
            node.revision: {
                "labels": sorted(node.branch_labels),
                "next": sorted(node.nextrev),
                "allNext": sorted(node._all_nextrev),
                "normalized": sorted(node._normalized_down_revisions),
                "branchPoint": node.is_branch_point,
                "mergePoint": node.is_merge_point,
            }
            for node in nodes._revision_map.values()
            if node is not None
        },
    }


def history(scripts, expression):
    lower, upper = expression.split(":")
    return ids(scripts.walk_revisions(base=lower or "base", head=upper or "heads"))


def follow(steps, rows):
    keeper = Rows(rows)
    result = []
    for step in steps:
        keeper.changes = []
        keeper.update_to_step(step)
        result.append({"changes": keeper.changes, "rows": sorted(keeper.heads)})
    return result


def stamp(scripts, identifiers, rows):
    steps = scripts._stamp_revs(identifiers, tuple(rows))
    return [
        {"from": list(step.from_), "to": list(step.to_), "rows": done["rows"]}
        for step, done in zip(steps, follow(steps, rows))
    ]


def answer(scripts, question):
    kind, *rest = question
    if kind == "graph":
        return graph(scripts)
    if kind == "resolve":
        return ids(scripts.get_revisions(rest[0]))
    if kind == "one":
        found = scripts.get_revision(rest[0])
        return [found.revision] if found else []
    if kind == "history":
        return history(scripts, rest[0])
    if kind == "current":
        return sorted(ids(scripts.get_all_current(tuple(rest[0]))))
    if kind == "stamp":
        return stamp(scripts, *rest)
    target, rows = rest
    steps = (scripts._upgrade_revs if kind == "upgrade" else scripts._downgrade_revs)(target, tuple(rows))
    return {"order": [step.revision.revision for step in steps], "steps": follow(steps, rows)}


def safely(scripts, question):
    try:
        return {"value": answer(scripts, question)}
    except CommandError as error:
        return {"error": str(error)}
    except Exception as error:
        return {"crash": "%s: %s" % (type(error).__name__, error)}


def build(item):
    try:
        scripts = Scripts(item["revisions"])
        scripts.revision_map.heads
        return scripts, None
    except Exception as error:
        return None, str(error)


def main():
    answers = []
    for item in json.load(sys.stdin):
        scripts, broken = build(item)
        if scripts is None:
            answers.append({"broken": broken})
        else:
            answers.append({"answers": [safely(scripts, question) for question in item["questions"]]})
    json.dump(answers, sys.stdout)


main()
