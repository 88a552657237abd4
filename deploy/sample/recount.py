#!/usr/bin/python3
"""Counts the opening report of the sample once more, from the CSV files alone, with nothing of Khuê Văn's in it.

Without arguments it prints the figures as JSON. With --compare REPORT.json it compares them with a report of the same
shape ({"rows": [{"unit", "indicator", "level", "grade", "value", …}]}) and says which rows differ.

Exit status: 0 done or equal, 1 different, 2 usage.
"""

import argparse
import collections
import csv
import json
import pathlib
import sys

CUT_OFF = "2026-09-30"
PRESCHOOL = {"n1", "n2", "n3", "k1", "k2", "k3"}
KEYS = ("unit", "indicator", "level", "grade", "position", "qualification")


def rows(data_dir, name):
    """The rows of one file and of its vendor's twin: the office sees both alike."""
    for path in (data_dir / name, data_dir / "vendor" / name):
        if path.exists():
            with open(path, encoding="utf-8", newline="") as file:
                yield from csv.DictReader(file)


def level_of(grade):
    if grade in PRESCHOOL:
        return "preschool"
    number = int(grade)
    return "primary" if number <= 5 else "lower-secondary" if number <= 9 else "upper-secondary"


def is_enrolled(pupil, day):
    """Enrolments are half-open: the day of leaving no longer counts."""
    return pupil["from"] <= day and (not pupil["left"] or day < pupil["left"])


class Tally(collections.Counter):
    """Counts under every total a figure belongs to: its school and all, its level and all, its grade and all."""

    def add(self, school, indicator, level="", grade="", position="", qualification=""):
        for unit in (school, "all"):
            # Rolled up outwards only: a grade is never counted without its level, a qualification without its post.
            places = {("", ""), (level, ""), (level, grade)}
            posts = {("", ""), (position, ""), ("", qualification), (position, qualification)}
            for place in places:
                for post in posts:
                    self[(unit, indicator) + place + post] += 1


def expected(data_dir, day=CUT_OFF):
    """The figures on a day, keyed by (unit, indicator, level, grade, position, qualification); "" is "all of them"."""
    data_dir = pathlib.Path(data_dir)
    tally = Tally()
    grades = {}
    for row in rows(data_dir, "classes.csv"):
        grades[row["school"], row["code"]] = row["grade"]
        tally.add(row["school"], "classes", level_of(row["grade"]), row["grade"])

    for row in rows(data_dir, "pupils.csv"):
        if not is_enrolled(row, day):
            continue
        grade = grades[row["school"], row["class"]]
        is_female, is_minority = row["sex"] == "female", row["ethnicity"] != "01"
        counted = {
            "pupils": True, "pupils.female": is_female, "pupils.male": not is_female, "pupils.minority": is_minority,
            "pupils.female.minority": is_female and is_minority, "pupils.disabled": bool(row["disability"]),
        }
        for indicator, applies in counted.items():
            if applies:
                tally.add(row["school"], indicator, level_of(grade), grade)

    levels = {row["code"]: row["levels"] for row in rows(data_dir, "units.csv")}
    for row in rows(data_dir, "staff.csv"):
        if row["from"] > day:
            continue
        # A school of several levels has its staff under their joint name: nobody is counted twice.
        level, post = levels[row["school"]], (row["position"], row["qualification"])
        tally.add(row["school"], "staff", level, "", *post)
        if row["sex"] == "female":
            tally.add(row["school"], "staff.female", level, "", *post)
        if row["ethnicity"] != "01":
            tally.add(row["school"], "staff.minority", level, "", *post)
    return dict(tally)


def as_report(figures):
    """Rows without the keys that mean "all of them"."""
    return {
        "cutOff": CUT_OFF,
        "rows": [
            {name: part for name, part in zip(KEYS, key) if part} | {"value": figures[key]} for key in sorted(figures)
        ],
    }


def from_report(report):
    """The figures of a report by the same keys; members that are missing or null mean "all of them"."""
    return {tuple(row.get(name) or "" for name in KEYS): row["value"] for row in report["rows"]}


def differences(ours, theirs):
    """(key, our value, their value) for each key the two do not agree on; a row left out counts as nought."""
    keys = sorted(ours.keys() | theirs.keys())
    return [(key, ours.get(key, 0), theirs.get(key, 0)) for key in keys if ours.get(key, 0) != theirs.get(key, 0)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--compare", type=pathlib.Path, metavar="REPORT.json")
    options = parser.parse_args()
    ours = expected(options.data)
    if not options.compare:
        json.dump(as_report(ours), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return 0
    theirs = from_report(json.loads(options.compare.read_text(encoding="utf-8")))
    found = differences(ours, theirs)
    for key, our_value, their_value in found:
        name = " ".join(part for part in key if part)
        print(f"{name}: recounted {our_value}, reported {their_value}")
    print(f"{len(ours)} figures recounted, {len(theirs)} reported, {len(found)} differ")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
