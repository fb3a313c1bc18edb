#!/usr/bin/env python3
"""Print Sayso's claims for a folder of gold claim files, as JSON lines that score_claims.py reads.

usage: eval/claims.py GOLD_DIR > PREDICTED.jsonl

Each gold file's `text` is written to DOC.txt in a temporary folder and read by `sayso extract` as a plain-text page.
The binary is $SAYSO, or target/release/sayso.
"""
import glob, json, os, subprocess, sys, tempfile


def main(gold):
    sayso = os.environ.get("SAYSO", os.path.join(os.path.dirname(__file__), "../target/release/sayso"))
    with tempfile.TemporaryDirectory() as folder:
        for name in sorted(glob.glob(os.path.join(gold, "*.json"))):
            document = json.load(open(name, encoding="utf8"))
            with open(os.path.join(folder, document["doc"] + ".txt"), "w", encoding="utf8") as page:
                page.write(document["text"])
        sys.stdout.flush()
        subprocess.run([sayso, "extract", folder], check=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
