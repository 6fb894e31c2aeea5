"""Other programs over the points that Rapporteur found, so that only the alignment differs.

drafts.py SCORER KEYS ANSWERS: prints {program: {part: figure}}, by the exam's scorer.

difflib aligns the points as lines: those of equal blocks, and of replaced blocks in their order. redlines marks the words of
two texts; points are linked where they share the most kept words, and at least a third of the smaller.
"""
import difflib, importlib.util, json, os, sys, time

sys.dont_write_bytecode = True


def load(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def by_lines(words):
    links = []
    for kind, i, k, j, m in difflib.SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if kind in ("equal", "replace"):
            links += list(zip(range(i, k), range(j, m)))
    return links


def by_redlines(words):
    from redlines import Redlines
    texts = ["\n\n".join(side) for side in words]
    starts = [[sum(len(w) + 2 for w in side[:n]) for n in range(len(side))] for side in words]
    changes = json.loads(Redlines(*texts).output_json())["changes"]
    shared = {}
    for change in changes:
        if change["type"] != "equal":
            continue
        (s, e), (t, _) = change["source_position"], change["test_position"]
        for i, start in enumerate(starts[0]):
            for j, other in enumerate(starts[1]):
                low = max(s, start, s + other - t)
                high = min(e, start + len(words[0][i]), s + other + len(words[1][j]) - t)
                if high > low:
                    shared[i, j] = shared.get((i, j), 0) + high - low
    links, used = [], set()
    for (i, j), size in sorted(shared.items(), key=lambda x: (-x[1], x[0])):
        if 3 * size >= min(len(words[0][i]), len(words[1][j])) and ("a", i) not in used and ("b", j) not in used:
            used |= {("a", i), ("b", j)}
            links.append((i, j))
    return links


def answer(ours, links):
    labels = [[p["label"] for p in ours[side]["points"]] for side in ("from", "to")]
    left, right = {i for i, _ in links}, {j for _, j in links}
    one = lambda f, t, kind: {"from": f, "to": t, "kind": kind, "moved": False}
    rows = [one([labels[0][i]], [labels[1][j]], "same") for i, j in links]
    rows += [one([x], [], "dropped") for i, x in enumerate(labels[0]) if i not in left]
    rows += [one([], [x], "added") for j, x in enumerate(labels[1]) if j not in right]
    return {**ours, "alignments": [{"id": n, **row} for n, row in enumerate(rows)], "amendments": []}


def main(scorer, keys, answers):
    scorer = load(scorer)
    gold = scorer.load_gold(keys)
    ours = scorer.load_pred(answers, gold)
    programs = {"rapporteur": None, "difflib": by_lines}
    try:
        import redlines  # noqa: F401
        programs["redlines"] = by_redlines
    except ImportError:
        print("redlines is not installed: pip install redlines typing_extensions", file=sys.stderr)
    out = {}
    for name, align in programs.items():
        started, given = time.process_time(), ours
        if align:
            given = {}
            for pair, own in ours.items():
                text = gold[pair]["text"]
                words = [[text[s][slice(*p["span"])] for p in own[s]["points"]] for s in ("from", "to")]
                given[pair] = answer(own, align(words))
        spent = time.process_time() - started
        parts = scorer.score(gold, given)["parts"]
        out[name] = {"f1": parts["links"], "hard": parts["links_hard"], "dropped_added": parts["dropped_added"]}
        if align:
            out[name]["cpu_ms"] = round(1000 * spent / len(gold), 1)
    print(json.dumps(out))


main(*sys.argv[1:4])
