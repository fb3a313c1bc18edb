#!/usr/bin/env python3
"""Times what other libraries take to find quantities: peers.py SECONDS < texts.json > rows.tsv

Standard input is a JSON list of texts. Each peer reads them all over and over on one thread, until the seconds are used and
at least one pass is done. A row is: name and version, how it was called, words read, seconds, quantities in one pass.
Words are what white space parts, seconds are those of the processor. Imports and a first short sentence are not timed."""

import json
import sys
import time
import warnings
from importlib.metadata import version


def quantulum3():
    from quantulum3 import parser

    read = lambda text: len(parser.parse(text))
    return f"quantulum3 {version('quantulum3')}", "no classifier, article by article", read


def quantulum3_by_line():
    name, _, read = quantulum3()
    return name, "no classifier, line by line", lambda text: sum(read(line) for line in text.splitlines() if line.strip())


def recognizers_text():
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    numbers, units = NumberRecognizer("en-us"), NumberWithUnitRecognizer("en-us")
    models = [
        numbers.get_number_model(),
        numbers.get_percentage_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_temperature_model(),
        units.get_age_model(),
    ]
    read = lambda text: sum(len(model.parse(text)) for model in models)
    return f"recognizers-text {version('recognizers-text')}", "six English models, article by article", read


def main():
    seconds, texts = float(sys.argv[1]), json.load(sys.stdin)
    words = sum(len(text.split()) for text in texts)
    for peer in (quantulum3, quantulum3_by_line, recognizers_text):
        name, how, read = peer()
        read("Some 5 km of it cost $3 million.")
        passes, start = 0, time.thread_time()
        while passes == 0 or time.thread_time() - start < seconds:
            found = sum(read(text) for text in texts)
            passes += 1
        print(name, how, passes * words, time.thread_time() - start, found, sep="\t", flush=True)


warnings.simplefilter("ignore")
main()
