"""Scores relations by the scorer of PolNeAR; prints its figures, the recall on cues never seen in train, and how right scores are.

statements.py SCORER DATA FOUND [PUBLISHER...]

With publishers, only their articles count.
"""
import importlib.util, json, sys

sys.dont_write_bytecode = True
spec = importlib.util.spec_from_file_location("scorer", sys.argv[1])
scorer = importlib.util.module_from_spec(spec)
spec.loader.exec_module(scorer)
data, found, *publishers = sys.argv[2:]

gold = scorer.load_gold("dev", data)
if publishers:
    gold = {doc: relations for doc, relations in gold.items() if doc.split("_")[0] in publishers}
docs = {doc: scorer.Doc(scorer.read_text("dev", data, doc)) for doc in gold}
found = scorer.load_pred(found)
figures = scorer.score(gold, found, docs)


def words(text, spans):
    return " ".join(" ".join(text[start:end].lower().split()) for start, end in sorted(spans))


seen = set()
for doc, relations in scorer.load_gold("train", data).items():
    text = scorer.read_text("train", data, doc)
    seen.update(words(text, relation["cue"]) for relation in relations)

unseen = hit = high = right = total = 0
for doc, D in docs.items():
    sets = [[{key: D.tokset(one[key]) for key in ("source", "cue", "content")} for one in side] for side in (gold[doc], found.get(doc, []))]
    matched = {i for i, _ in scorer.match(*sets, lambda g, p: scorer.dice(g["content"], p["content"]), .8)}
    new = [i for i, one in enumerate(gold[doc]) if words(D.text, one["cue"]) not in seen]
    unseen += len(new)
    hit += len(matched.intersection(new))
    total += len(sets[0])

    def same(g, p):
        close = scorer.dice(g["content"], p["content"])
        fits = close >= .5 and scorer.dice(g["source"], p["source"]) >= .5 and (not g["cue"] or g["cue"] & p["cue"])
        return close if fits else 0.

    sure = [one for one, whole in zip(sets[1], found.get(doc, [])) if whole.get("score", 0) >= .9]
    high += len(sure)
    right += len(scorer.match(sets[0], sure, same, .01))
figures["recall_unseen_cue"] = round(100 * hit / max(unseen, 1), 2)
figures["precision_score90"] = round(100 * right / max(high, 1), 2)
figures["coverage_score90"] = round(100 * right / max(total, 1), 2)
print(json.dumps(figures))
