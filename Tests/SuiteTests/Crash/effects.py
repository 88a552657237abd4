"""Every command against the journals: one effect where there must be one, none where there must be none."""

import collections
import dataclasses

# What each command writes, as (entity, fact).
FACTS = {
    "identity.register-unit": ("unit", "registered"), "identity.open-account": ("account", "opened"),
    "identity.grant-role": ("account", "role-granted"), "identity.set-authority": ("authority", "changed"),
    "identity.register-integrator": ("integrator", "registered"),
    "pupils.open-school-year": ("school-year", "opened"), "pupils.define-class": ("class", "defined"),
    "pupils.register-pupil": ("pupil", "registered"), "pupils.enrol-pupil": ("enrolment", "enrolled"),
    "pupils.leave-school": ("enrolment", "left"), "staff.register-member": ("member", "registered"),
    "staff.assign-homeroom": ("assignment", "assigned"), "staff.assign-teaching": ("assignment", "assigned"),
    "staff.end-assignment": ("assignment", "ended"), "assessment.set-curriculum": ("curriculum", "set"),
    "campus.open-checkup": ("checkup", "opened"),
}
# Members of a command's body that its fact's state repeats as they are.
REPEATED = {
    "unit": ["code", "kind", "name"], "account": ["name", "displayName", "unit"],
    "authority": ["school", "of", "integrator", "from"],
    "integrator": ["name", "vendor", "contact", "contexts", "schools", "from"],
    "school-year": ["school", "year", "starts", "ends"],
    "class": ["school", "year", "code", "name", "grade", "session"],
    "pupil": ["code", "school", "name", "birthDate", "sex", "ethnicity", "disability"],
    "enrolment": ["pupil", "schoolClass"],
    "member": ["code", "school", "name", "birthDate", "sex", "ethnicity", "position", "qualification", "from"],
    "assignment": ["member", "schoolClass", "subject"], "curriculum": ["school", "year", "grade", "subjects"],
    "checkup": ["school", "year", "from"],
}
# What a service notes about itself, whoever was the cause: no effect of a command.
OWN_AFFAIRS = {"journal", "rejection", "dead-letter", "access", "access-reading"}
# Commands whose answer is not kept, so that two answers may differ.
FORGETFUL = {"identity.sign-in", "identity.open-account"}


@dataclasses.dataclass
class Expected:
    """One fact that a command, or an item of it, must have led to."""

    entity: str
    fact: str
    body: dict
    result: dict

    def fits(self, row):
        """Whether a row of the journal is this fact."""
        if (row.entity, row.fact) != (self.entity, self.fact):
            return False
        state = row.state
        if self.entity == "account" and self.fact == "role-granted":
            return state["name"] == self.body["account"]
        told = (self.result or {}).get("code") or (self.result or {}).get("id") or self.body.get("assignment")
        if told is not None and row.subject.split("/", 1)[1] != told:
            return False
        return all(state.get(name) == self.body[name] for name in REPEATED[self.entity] if name in self.body)


def expected(command):
    """The facts that a command must have led to if it had its effect; `None` for one that is not known here."""
    if command.name == "identity.sign-in":
        return []
    single = command.name.removesuffix("-many")
    if single not in FACTS:
        return None
    result = command.done["result"] if command.done else None
    if single == command.name:
        return [Expected(*FACTS[single], command.body, result)]
    items = command.body["items"]
    if result is None:
        return [Expected(*FACTS[single], item, None) for item in items]
    answers = result["items"]
    return [
        Expected(*FACTS[single], item, answer["done"])
        for item, answer in zip(items, answers) if answer.get("done") is not None]


class Effects:
    """The judgement over all commands; `happened` are those that had their effect."""

    def __init__(self, evidence, journals, findings):
        self._findings = findings
        self.happened = set()
        self.silent, self.unknown = 0, 0
        by_occasion = collections.defaultdict(list)
        for service, rows in journals.rows.items():
            for row in rows:
                if row.entity in OWN_AFFAIRS:
                    continue
                by_occasion[row.occasion].append((service, row))
                # A service's own facts (its first start, a daily seal) follow from no command.
                if row.occasion not in evidence.commands and not row.actor.startswith("service/"):
                    findings.add("wrong", service, f"row {row.seq} ({row.entity} {row.fact}) follows from no command")
        for command in evidence.commands.values():
            self._judge(command, by_occasion.get(command.id, []))
        for answer in evidence.strays:
            findings.add("wrong", answer["type"], f"answers {answer['id']}, which nobody sent")

    def _judge(self, command, found):
        findings, kind, verdict = self._findings, command.name, command.verdict
        findings.count(kind, "sent")
        findings.count(kind, "effects", len(found))
        if verdict == "must":
            findings.count(kind, "accepted")
        if verdict == "must-not":
            findings.count(kind, "refused")
        self.silent += verdict == "must" and not command.done
        self.unknown += verdict == "may"
        wanted = expected(command)
        if wanted is None:
            return findings.add("wrong", kind, "is not known to the checker")
        self._answers(command)
        for service, row in found:
            if service != command.service or row.actor != f"account/{command.account}":
                findings.add("wrong", kind, f"{command.id} left row {row.seq} in {service} by {row.actor}")
            if command.done and command.done["position"]["seq"] < row.seq:
                findings.add("wrong", kind, f"{command.id} was answered as if before row {row.seq}, which is its own")
        rows = [row for _, row in found]
        if verdict == "unanswered":
            findings.add(
                "lost", kind, f"{command.id} was never answered for good, though it was sent {command.times} times")
        elif verdict == "turned-away":
            findings.add(
                "wrong", kind, f"{command.id} ({command.by}) was turned away, though its sender may: "
                f"{command.answers[0]['code']}")
        if verdict in ("must-not", "turned-away"):
            for row in rows:
                findings.add("wrong", kind, f"{command.id} was refused, and yet there is row {row.seq}")
            return
        if command.returned and verdict == "may":
            findings.add("lost", kind, f"{command.id} was returned: nobody takes such commands")
        self._compare(command, wanted, rows, may_be_absent=verdict == "may" or not wanted)

    def _compare(self, command, wanted, rows, may_be_absent):
        left = list(rows)
        missing = []
        for each in wanted:
            fitting = next((row for row in left if each.fits(row)), None)
            if fitting:
                left.remove(fitting)
            else:
                missing.append(each)
        if len(missing) < len(wanted) or not wanted:
            self.happened.add(command.id)
        if missing and not (may_be_absent and len(missing) == len(wanted)):
            for each in missing:
                self._findings.add(
                    "lost", command.name,
                    f"{command.id} ({command.by}) was {'done' if command.done else 'accepted'}, but has no fact "
                    f"{each.entity} {each.fact}")
        for row in left:
            name = "doubled" if any((row.entity, row.fact) == (each.entity, each.fact) for each in wanted) else "wrong"
            self._findings.add(
                name, command.name,
                f"{command.id} ({command.by}) has one fact too many: row {row.seq}, {row.subject} {row.fact}")

    def _answers(self, command):
        """Every sender gets one answer, however often it is given."""
        final = [answer for answer in command.answers if "code" not in answer or answer["code"] == command.refusal]
        if command.name not in FORGETFUL and len({answer["digest"] for answer in final}) > 1:
            self._findings.add("wrong", command.name, f"{command.id} was answered in different ways")
        if command.done and command.refusal:
            self._findings.add("wrong", command.name, f"{command.id} was both done and refused")
