#!/usr/bin/env python3
"""Where does Sayso think that a town lies? Measured on the shooting incidents, whose town and state are known.

usage: eval/places.py FILE.jsonl [--every N]

Of the articles that name the incident's town, every Nth one is read by `sayso inspect`; counted are those in which a place of
that name lies in the right state, lies somewhere else, is left open, or is no place at all. The binary is $SAYSO, or
target/release/sayso.
"""
import argparse, collections, json, os, re, subprocess
from concurrent.futures import ThreadPoolExecutor

SAYSO = os.environ.get("SAYSO", os.path.join(os.path.dirname(__file__), "../target/release/sayso"))

# Divisions that the incidents call otherwise.
CALLED = {"Washington, D.C.": "District of Columbia", "Washington State": "Washington"}


def localities(area):
    """The places within a country that an area names."""
    if isinstance(area, str):
        return []
    (kind, value), = area.items()
    if kind == "within":
        return [value]
    if kind == "part":
        return localities(value["of"])
    return localities(value) if kind in ("border", "near") else []


def judge(incident, article):
    seen = subprocess.run([SAYSO, "inspect", "--raw", "-"], input=article["text"].encode(), capture_output=True, check=True)
    places = json.loads(seen.stdout)["places"]
    town = incident["place"].lower()
    named = [place for place in places if town in place["text"].lower()]
    found = [local for place in named for local in localities(place["area"]) if local["level"] == "town"]
    divisions = {CALLED.get(local.get("division"), local.get("division")) for local in found}
    if incident["state"] in divisions:
        return "right", ""
    if divisions - {None}:
        return "elsewhere", f"{incident['place']}, {incident['state']}: {divisions}"
    return ("open" if named else "not seen"), f"{incident['place']}, {incident['state']}"


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("file")
    asked.add_argument("--every", type=int, default=1)
    asked.add_argument("--errors", type=int, default=0)
    asked = asked.parse_args()
    pairs = []
    for line in open(asked.file, encoding="utf8"):
        incident = json.loads(line)
        incident["place"] = re.sub(r"\s*\(.*\)", "", incident["place"])
        pairs += [(incident, article) for article in incident["articles"] if incident["place"] in article["text"]]
    pairs = pairs[:: asked.every]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        judged = list(pool.map(lambda pair: judge(*pair), pairs))
    for verdict, error in [one for one in judged if one[1]][: asked.errors]:
        print(f"- {verdict}: {error}")
    counts = collections.Counter(verdict for verdict, _ in judged)
    print(f"{len(pairs)} articles:", ", ".join(f"{name} {100 * count / len(pairs):.1f} %" for name, count in counts.most_common()))


if __name__ == "__main__":
    main()
