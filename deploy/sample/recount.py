#!/usr/bin/python3
"""Counts a report of the sample once more, from the CSV files alone, with nothing of Khuê Văn's in it.

usage: recount.py --compare REPORT.json [--data DIRECTORY]

Every figure of the report is named by what it counts, such as
`opening/2026-2027/<unit>/pupils/grade=9/sex=female`; this reads the name, counts the rows it means, and compares. It
also looks for figures that should be there and are not. Exit status: 0 equal, 1 different, 2 usage.
"""

import argparse
import csv
import decimal
import json
import pathlib
import sys

PRESCHOOL = {"n1", "n2", "n3", "k1", "k2", "k3"}


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


def yes(condition):
    return "yes" if condition else "no"


class Sample:
    """Everybody and everything of the district on one day, as flat records."""

    def __init__(self, data_dir, day):
        units = list(rows(data_dir, "units.csv"))
        self.parents = {row["code"]: row["parent"] for row in units}
        self.records = {"schools": [], "classes": [], "pupils": [], "staff": [], "rooms": []}
        for row in units:
            if row["kind"] == "school":
                for level in row["levels"].split(";"):
                    self.records["schools"].append({"unit": row["code"], "level": level})
        grades = {}
        for row in rows(data_dir, "classes.csv"):
            grades[row["school"], row["code"]] = row["grade"]
            self.records["classes"].append(
                {"unit": row["school"], "grade": row["grade"], "level": level_of(row["grade"])})
        for row in rows(data_dir, "pupils.csv"):
            # A stay is half-open: the day of leaving no longer counts.
            if row["from"] <= day and (not row["left"] or day < row["left"]):
                grade = grades[row["school"], row["class"]]
                self.records["pupils"].append({
                    "unit": row["school"], "grade": grade, "level": level_of(grade), "sex": row["sex"],
                    "minority": yes(row["ethnicity"] != "01"), "disabled": yes(row["disability"]),
                })
        for row in rows(data_dir, "staff.csv"):
            if row["from"] <= day:
                self.records["staff"].append({
                    "unit": row["school"], "position": row["position"], "qualification": row["qualification"],
                    "sex": row["sex"], "minority": yes(row["ethnicity"] != "01"),
                })
        for row in rows(data_dir, "rooms.csv"):
            # No room of the sample is closed.
            if row["from"] <= day:
                self.records["rooms"].append(
                    {"unit": row["school"], "purpose": row["purpose"], "building": row["grade"]})

    def is_below(self, unit, above):
        while unit and unit != above:
            unit = self.parents.get(unit)
        return unit == above

    def count(self, kind, unit, wanted):
        return sum(
            self.is_below(record["unit"], unit) and all(record.get(key) == value for key, value in wanted.items())
            for record in self.records[kind])

    def value(self, indicator, unit, wanted):
        """A count, or a ratio of two: computed last, two decimals, half up, nothing over nought."""
        teachers = {"position": "teacher"}
        ratios = {
            "pupils-per-class": (("pupils", {}), ("classes", {}), 1),
            "pupils-per-teacher": (("pupils", {}), ("staff", teachers), 1),
            "teachers-per-class": (("staff", teachers), ("classes", {}), 1),
        }
        if indicator in ratios:
            (above, more), (below, less), scale = ratios[indicator]
            numerator, denominator = self.count(above, unit, wanted | more), self.count(below, unit, wanted | less)
            return self.ratio(numerator * scale, denominator)
        if indicator == "teachers-with-degree-share":
            degrees = sum(
                self.count("staff", unit, wanted | teachers | {"qualification": degree})
                for degree in ("doctorate", "master", "bachelor"))
            return self.ratio(degrees * 100, self.count("staff", unit, wanted | teachers))
        if indicator == "teachers":
            return self.count("staff", unit, wanted | teachers)
        return self.count(indicator, unit, wanted)

    @staticmethod
    def ratio(numerator, denominator):
        if not denominator:
            return None
        exact = decimal.Decimal(numerator) / decimal.Decimal(denominator)
        return float(exact.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP))

    def keys(self, kind, unit, part):
        return {record[part] for record in self.records[kind] if self.is_below(record["unit"], unit)}


def figures(report):
    """Every figure of the report and of its units, by name."""
    for part in [report, *report.get("units", [])]:
        for section in part["sections"]:
            totals = [section["total"]] if section.get("total") else []
            for row in section["rows"] + totals:
                for cell in row["cells"]:
                    yield cell["figure"], cell.get("value")


def compare(report, sample):
    """What differs, as sentences, and how many figures were compared."""
    stated = dict(figures(report))
    found = []
    for name, value in stated.items():
        _, _, unit, indicator, *filters = name.split("/")
        ours = sample.value(indicator, unit, dict(part.split("=", 1) for part in filters))
        if ours != value:
            found.append(f"{name}: recounted {ours}, reported {value}")
    unit = report["unit"]["code"]
    prefix = f"{report['report']}/{report['year']}/{unit}"
    for kind, part in [
        ("schools", "level"), ("classes", "level"), ("classes", "grade"), ("pupils", "level"), ("pupils", "grade"),
        ("staff", "position"), ("staff", "qualification"), ("rooms", "purpose"),
    ]:
        for key in sorted(sample.keys(kind, unit, part)):
            if f"{prefix}/{kind}/{part}={key}" not in stated:
                found.append(f"{prefix}/{kind}/{part}={key}: recounted, but not in the report")
    return found, len(stated)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--compare", type=pathlib.Path, metavar="REPORT.json", required=True)
    options = parser.parse_args()
    report = json.loads(options.compare.read_text(encoding="utf-8"))
    found, count = compare(report, Sample(options.data, report["cutOff"]))
    print("\n".join(found + [f"{count} figures recounted from the files, {len(found)} differ"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
