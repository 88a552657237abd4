"""The final report against a count of what the log says: by the code that recounts the sample for everybody."""

import json
import pathlib
import sys

from effects import FACTS

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[3] / "deploy" / "sample"))

import recount  # noqa: E402  (found only now)


class Counted(recount.Sample):
    """Everybody and everything that the log says came to be, as flat records of one day."""

    def __init__(self, evidence, happened, day):
        self.parents = {}
        self.records = {"schools": [], "classes": [], "pupils": [], "staff": [], "rooms": []}
        self._day = day
        self._pupils, self._grades, self._stays = {}, {}, {}
        done = [command for command in evidence.commands.values() if command.id in happened]
        for command in done:
            for body, result in _items(command):
                self._take(FACTS.get(command.name.removesuffix("-many")), body, result)
        for told in evidence.events.values():
            entity, happened_so = told.event["type"].split(".")[3:5]
            self._take((entity, happened_so), told.event["data"], told.event["data"])
        self._fill()

    def _take(self, fact, body, result):
        if fact == ("unit", "registered"):
            self.parents[body["code"]] = body.get("parent")
            for level in body.get("levels", []):
                self.records["schools"].append({"unit": body["code"], "level": level})
        elif fact == ("class", "defined"):
            self._grades[f"{body['school']}/{body['year'][:4]}/{body['code']}"] = body["grade"]
            self.records["classes"].append(
                {"unit": body["school"], "grade": body["grade"], "level": recount.level_of(body["grade"])})
        elif fact == ("pupil", "registered"):
            self._pupils[(result or body).get("code")] = body
        elif fact == ("enrolment", "enrolled"):
            self._stays[body["pupil"]] = [body["schoolClass"], body["from"], None]
        elif fact == ("enrolment", "left"):
            self._stays.setdefault(body["pupil"], [None, "9999", None])[2] = body.get("on", body.get("to"))
        elif fact == ("member", "registered") and body["from"] <= self._day:
            self.records["staff"].append({
                "unit": body["school"], "position": body["position"], "qualification": body["qualification"],
                "sex": body["sex"], "minority": recount.yes(body["ethnicity"] != "01")})

    def _fill(self):
        for pupil, (school_class, start, end) in self._stays.items():
            body, grade = self._pupils.get(pupil), self._grades.get(school_class)
            # One who came from nowhere is counted nowhere: the report will be found to differ.
            if body and grade and start <= self._day and (end is None or self._day < end):
                self.records["pupils"].append({
                    "unit": school_class.split("/")[0], "grade": grade, "level": recount.level_of(grade),
                    "sex": body["sex"], "minority": recount.yes(body["ethnicity"] != "01"),
                    "disabled": recount.yes(body.get("disability"))})


def _items(command):
    """The bodies of a command that had their effect, each with its result."""
    result = command.done["result"] if command.done else None
    if not command.name.endswith("-many"):
        return [(command.body, result)]
    if result is None:
        return [(item, None) for item in command.body["items"]]
    return [
        (item, answer["done"]) for item, answer in zip(command.body["items"], result["items"])
        if answer.get("done") is not None]


def check_report(path, evidence, happened, findings):
    """Every figure of the report is what the log adds up to."""
    report = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
    different, count = recount.compare(report, Counted(evidence, happened, report["cutOff"]))
    for text in different:
        findings.add("wrong", "report", text)
    if not count:
        findings.add("wrong", "report", "has no figures")
    return count
