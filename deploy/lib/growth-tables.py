#!/usr/bin/env python3
"""Writes Services/Campus/Health/Growth/Figures/*.swift from WHO's published L, M, S figures.

    deploy/lib/growth-tables.py who_growth_lms.csv who_weight_for_height_lms.csv

Source: WHO Child Growth Standards 2006 (by day of age, by 0.1 cm) and WHO Reference 2007 (by month of age),
as published at who.int/tools/child-growth-standards and who.int/tools/growth-reference-data-for-5to19-years.
First file: measure,sex,age_unit,age,l,m,s.  Second file: measure,sex,centimetres,l,m,s.

A line of the text reads `<column> <first key> <first figure> <difference> <difference>*<times> …`, in units of the
last published decimal (L and M: 0.0001, S: 0.00001). Each line begins with a whole figure, so a reader can hold it
beside the published table. Kept as string literals because the compiler needs 566 s for the same files as arrays.

Two figures are not in the input and are completed here, by rule:
* weight-for-height, boys, 92.6 cm: the input row (nine decimals, L -0.93) is a stray from another reference;
  the midpoint of its neighbours stands in for it.
* the 2007 reference begins at 61 months and its age group at 60: month 60 continues the quadratic through 61 to 63.
"""
import csv
import pathlib
import sys

SCALE = (10_000, 10_000, 100_000)
FILES = {
    "HeightForAge": ["height-for-age"],
    "WeightForAge": ["weight-for-age"],
    "BMIForAge": ["bmi-for-age"],
    "WeightForStature": ["weight-for-length", "weight-for-height"],
}
OUT = pathlib.Path(__file__).parent.parent / "Services/Campus/Health/Growth/Figures"


def scaled(row):
    figures = [float(row[c]) * scale for c, scale in zip("lms", SCALE)]
    exact = all(abs(f - round(f)) < 1e-4 for f in figures)
    return [round(f) for f in figures] if exact else None


def read(ages, statures):
    tables = {}
    for row in csv.DictReader(open(ages)):
        key = int(row["age"])
        if row["age_unit"] == "day" and key > 1826:
            continue  # 60 months and more belong to the 2007 reference
        tables.setdefault((row["measure"], row["sex"], row["age_unit"]), {})[key] = scaled(row)
    for row in csv.DictReader(open(statures)):
        key = round(float(row["centimetres"]) * 10)
        tables.setdefault((row["measure"], row["sex"], "mm"), {})[key] = scaled(row)
    for (_, _, unit), table in tables.items():
        for key, figures in table.items():
            if figures is None:
                table[key] = [(a + b + 1) // 2 for a, b in zip(table[key - 1], table[key + 1])]
        if unit == "month":
            table[60] = [3 * a - 3 * b + c for a, b, c in zip(table[61], table[62], table[63])]
    return {name: sorted(table.items()) for name, table in tables.items()}


def runs(differences):
    at = 0
    while at < len(differences):
        end = at
        while end < len(differences) and differences[end] == differences[at]:
            end += 1
        yield differences[at], end - at
        at = end


def lines(column, rows, index):
    figures = [figures[index] for _, figures in rows]
    key, value = rows[0][0], figures[0]
    line = f"{column} {key} {value}"
    for difference, times in runs([b - a for a, b in zip(figures, figures[1:])]):
        word = f" {difference}" if times == 1 else f" {difference}*{times}"
        if len(line) + len(word) > 108:
            yield line
            line = f"{column} {key} {value}"
        line += word
        key, value = key + times, value + difference * times
    yield line


def checksum(rows):
    sum = 0
    for _, figures in rows:
        for figure in figures:
            sum = (sum * 1_099_511_628_211 + figure) % 2**64
    return sum


def main():
    tables = read(*sys.argv[1:3])
    OUT.mkdir(exist_ok=True)
    for name, measures in FILES.items():
        text = [
            "/// WHO figures (2006 standards, 2007 reference, published at who.int); written by deploy/lib/growth-tables.py.",
            "///",
            "/// Each line: column, first key, first figure, then differences (`difference*times`).",
            f"enum {name}Figures {{",
        ]
        for (measure, sex, unit), rows in tables.items():
            if measure in measures:
                suffix = f"For{measure.split('-')[-1].capitalize()}" if unit == "mm" else f"By{unit.capitalize()}"
                case = sex + suffix
                text.append(f'    static let {case} = """')
                for index, column in enumerate("LMS"):
                    text += ["        " + line for line in lines(column, rows, index)]
                text += ['        """', ""]
                print(f"{name}Figures.{case}", rows[0][0], len(rows), checksum(rows))
        text[-1] = "}"
        (OUT / f"{name}Figures.swift").write_text("\n".join(text) + "\n")


main()
