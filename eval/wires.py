#!/usr/bin/env python3
"""Does Sayso see which agency an article was taken from? Measured on PolNeAR's `wire` column.

usage: eval/wires.py FILE.jsonl… [--errors N]

The articles are read into a ledger; `articles.credit` is compared with the column. An article carries its agency if the
agency's name stands in its text. A false alarm is a credit where the column names no agency ("NA" is left out). The binary is $SAYSO, or
target/release/sayso.
"""
import argparse, json, os, re, sqlite3, subprocess, sys, tempfile

SAYSO = os.environ.get("SAYSO", os.path.join(os.path.dirname(__file__), "../target/release/sayso"))
NAMES = {
    "AFP": r"\bAFP\b|Agence France", "AP": r"\bAP\b|Associated Press", "REUTERS": r"\breuters\b", "UPI": r"\bUPI\b|United Press International",
}


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("files", nargs="+")
    asked.add_argument("--errors", type=int, default=0)
    asked = asked.parse_args()
    articles = [json.loads(line) for name in asked.files for line in open(name, encoding="utf8")]
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(articles):
            with open(f"{folder}/{number}.txt", "w", encoding="utf8", newline="") as page:
                page.write(article["text"])
        pages = [f"{folder}/{number}.txt" for number in range(len(articles))]
        ledger = f"{folder}/ledger.db"
        subprocess.run([SAYSO, "read", "--ledger", ledger, folder], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        query = "SELECT location, credit FROM articles JOIN page_locations USING (page)"
        credits = {os.path.basename(location): credit for location, credit in sqlite3.connect(ledger).execute(query)}
    carried = named = others = alarms = 0
    for number, article in enumerate(articles):
        wire = article["wire"]
        if wire == "NA":
            continue
        credit = credits[f"{number}.txt"]
        agency = NAMES.get((wire or "").upper())
        error = None
        if agency is None:
            others += 1
            alarms += credit is not None
            error = credit and f"false alarm: {credit!r}"
        elif re.search(agency, article["text"], re.I if wire.upper() == "REUTERS" else 0):
            carried += 1
            right = bool(credit and re.search(agency, credit, re.I))
            named += right
            error = None if right else f"{wire} missed: {credit!r}"
        if error and asked.errors:
            asked.errors -= 1
            print(f"- {article['doc']}: {error} | {article['text'][:200]!r}")
    print(f"{carried} articles carry their agency, {named} named: {100 * named / max(carried, 1):.1f} %")
    print(f"{others} articles of no agency, {alarms} false alarms: {100 * alarms / max(others, 1):.1f} %")


if __name__ == "__main__":
    sys.exit(main())
