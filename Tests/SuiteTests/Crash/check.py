"""The independent checker: decides from the log, the stores and the final report whether the promise was kept.

usage: check.py DIRECTORY

DIRECTORY has `sent.jsonl` (see ledger.py), `data/` with the six stores, `report.json` where a report was taken; the
findings are also written to `verdict.json` there. Exit status: 0 nothing lost, nothing twice, every chain whole; 1
something is wrong; 2 usage.
"""

import json
import pathlib
import sys

from arrivals import check_arrivals
from chains import Journals
from copies import check_copies, check_facts, check_states
from effects import Effects
from evidence import Evidence
from figures import check_report
from findings import Findings


def check(directory):
    """Everything that is wrong, and how much was looked at, in a sentence."""
    directory = pathlib.Path(directory)
    findings = Findings()
    evidence = Evidence(directory / "sent.jsonl")
    journals = Journals(directory, findings)
    effects = Effects(evidence, journals, findings)
    check_states(directory, journals, findings)
    check_copies(directory, journals, findings)
    check_facts(directory, journals, evidence, findings)
    check_arrivals(directory, journals, evidence, findings)
    figures = None
    if (directory / "report.json").exists():
        figures = check_report(directory / "report.json", evidence, effects.happened, findings)
    said = (
        f"{len(evidence.commands)} commands sent {sum(command.times for command in evidence.commands.values())} times, "
        f"{effects.silent} accepted without an answer, {effects.unknown} of which nobody knows; "
        f"{len(evidence.events)} events of others published "
        f"{sum(event.times for event in evidence.events.values())} times; ")
    said += "no report was taken" if figures is None else f"{figures} figures of the report recounted from the log"
    return findings, said


def main():
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    directory = pathlib.Path(sys.argv[1])
    findings, said = check(directory)
    print(findings.table())
    print(said)
    (directory / "verdict.json").write_text(json.dumps(findings.total) + "\n")
    return 0 if findings.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
