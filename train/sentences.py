#!/usr/bin/env python3
"""Compares the program's sentences with the treebank's: F1 of the boundaries *inside* paragraphs (a paragraph's end is
no merit).

    python3 train/sentences.py --data ../../shared/data [--show]
"""

import argparse
import os
import subprocess

import tagger


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--genres", default="news,interview")
    arguments.add_argument("--show", action="store_true", help="print the boundaries that differ")
    options = arguments.parse_args()
    if not os.path.exists("target/debug/examples/tokens"):
        subprocess.run(["cargo", "build", "-q", "--example", "tokens"], check=True)
    documents = [it for it in tagger.gum(options.data) if it[0].split("_")[1] in options.genres.split(",")]
    right = made = true = 0
    for (name, text, sentences), (found, _) in zip(documents, tagger.structure([text for _, text, _ in documents])):
        data = text.encode()
        inside = lambda end: end < len(data) and data[end:end + 1] != b"\n"
        gold = {end for _, end, _ in sentences if inside(end)}
        ours = {end for _, end in found if inside(end)}
        right, made, true = right + len(gold & ours), made + len(ours), true + len(gold)
        if options.show:
            for end in sorted(gold ^ ours):
                sign = "missed" if end in gold else "extra "
                print(f"{name} {sign} {data[max(0, end - 50):end].decode(errors='replace')!r} | {data[end:end + 40].decode(errors='replace')!r}")
    print(f"{len(documents)} documents, {true} boundaries: precision {right / made:.4f} recall {right / true:.4f} F1 {2 * right / (made + true):.4f}")


if __name__ == "__main__":
    main()
