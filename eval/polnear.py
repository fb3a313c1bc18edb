#!/usr/bin/env python3
"""Print Sayso's attributions for a PolNeAR file, as JSON lines that score_attributions.py reads.

usage: eval/polnear.py FILE.jsonl > PREDICTED.jsonl

Each line's `text` is read by `sayso inspect --raw`, so that offsets are those of the text. The binary is $SAYSO, or
target/release/sayso.
"""
import json, os, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

SAYSO = os.environ.get("SAYSO", os.path.join(os.path.dirname(__file__), "../target/release/sayso"))


def spans(slices):
    return [[piece["start"], piece["end"]] for piece in slices if piece]


def predict(line):
    document = json.loads(line)
    # The binary reads bytes; a carriage return in the text must stay one code point.
    run = subprocess.run([SAYSO, "inspect", "--raw", "-"], input=document["text"].encode(), capture_output=True, check=True)
    seen = json.loads(run.stdout)
    attributions = [
        {
            "source": spans([found["source"]]),
            "cue": spans([found["cue"]]),
            "content": spans(found["content"]),
        }
        for found in seen["reader"]["said"]
    ]
    return json.dumps({"document": document["doc"], "attributions": attributions})


def main(name):
    with open(name, encoding="utf8") as lines, ThreadPoolExecutor(os.cpu_count()) as pool:
        for predicted in pool.map(predict, filter(str.strip, lines)):
            print(predicted)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
