"""Every table against the journals: a service's own state, and what others keep of it."""

from stores import SERVICES, opened, tables

# A service's own tables: (service, table, columns, entity, the state's members in their order).
OWN = [
    ("pupils", "pupil", "code, school, name, birth_date, sex, ethnicity, disability", "pupil",
     ["code", "school", "name", "birthDate", "sex", "ethnicity", "disability"]),
    ("pupils", "class", "id, school, year, name, grade, session, status", "class",
     ["id", "school", "year", "name", "grade", "session", "status"]),
    ("pupils", "school_year", "school, year, starts, second_semester, ends", "school-year",
     ["school", "year", "starts", "secondSemester", "ends"]),
    ("pupils", "enrolment",
     "pupil || '/' || substr(year, 1, 4) || '/' || number, class, from_day, to_day, status, leave_reason", "enrolment",
     ["id", "schoolClass", "from", "to", "status", "leaveReason"]),
    ("staff", "member", "code, school, name, birth_date, sex, ethnicity, position, qualification, from_day", "member",
     ["code", "school", "name", "birthDate", "sex", "ethnicity", "position", "qualification", "from"]),
    ("staff", "assignment", "id, school, member, year, kind, class, subject, from_day, to_day", "assignment",
     ["id", "school", "member", "year", "kind", "schoolClass", "subject", "from", "to"]),
    ("campus", "checkup", "id, school, year, from_day", "checkup", ["id", "school", "year", "from"]),
    ("identity", "account", "name, display_name, unit", "account", ["name", "displayName", "unit"]),
]
# Copies: (service, table, columns, source, entity, the state's members; `version` is the revision).
KNOWN = [
    ("staff", "known_class", "id, status, version", "pupils", "class", ["id", "status", "version"]),
    ("assessment", "known_class", "id, school, year, grade, status, version", "pupils", "class",
     ["id", "school", "year", "grade", "status", "version"]),
    ("assessment", "known_enrolment", "id, pupil, class, from_day, to_day, version", "pupils", "enrolment",
     ["id", "pupil", "schoolClass", "from", "to", "version"]),
    ("campus", "known_enrolment", "id, pupil, school_class, from_day, to_day, version", "pupils", "enrolment",
     ["id", "pupil", "schoolClass", "from", "to", "version"]),
    ("campus", "known_pupil", "code, birth_date, sex, version", "pupils", "pupil",
     ["code", "birthDate", "sex", "version"]),
    ("assessment", "known_assignment", "id, kind, member, class, subject, from_day, to_day, version", "staff",
     "assignment", ["id", "kind", "member", "schoolClass", "subject", "from", "to", "version"]),
    ("pupils", "known_homeroom", "assignment, member, class, from_day, to_day, version", "staff", "assignment",
     ["id", "member", "schoolClass", "from", "to", "version"]),
] + [
    (service, table, columns, "identity", entity, members) for service in SERVICES
    for table, columns, entity, members in [
        ("known_unit", "code, kind, name, version", "unit", ["code", "kind", "name", "version"]),
        ("known_token_key", "id, public_key", "token-key", ["id", "publicKey"]),
        ("known_authority", "school, context, integrator, version", "authority",
         ["school", "of", "integrator", "version"]),
    ] if service != "reporting"
] + [
    ("reporting", "known_authority", "school, context, integrator, version", "identity", "authority",
     ["school", "of", "integrator", "version"]),
]


def _values(row, members):
    state = row.state
    return tuple(row.version if name == "version" else state.get(name) for name in members)


def _compare(directory, service, table, columns, expected, findings, what):
    with opened(directory, service) as store:
        if table not in tables(store):
            return
        found = [tuple(row) for row in store.execute(f"SELECT {columns} FROM {table}")]
    for row in sorted(expected - set(found), key=str):
        findings.add("lost", f"{service}.{table}", f"{what} {_short(row)} is not there")
    for row in sorted(set(found) - expected, key=str):
        findings.add("wrong", f"{service}.{table}", f"has {_short(row)}, which {what} does not say")


def _short(row):
    return " ".join(str(value) for value in row)


def check_states(directory, journals, findings):
    """A service's tables say what its journal says, no row more and no row less."""
    for service, table, columns, entity, members in OWN:
        expected = {_values(row, members) for row in journals.latest(service, entity).values()}
        _compare(directory, service, table, columns, expected, findings, "the journal's")
    _check_curricula(directory, journals, findings)
    _check_grants(directory, journals, findings)


def _check_curricula(directory, journals, findings):
    expected = set()
    for row in journals.rows["assessment"]:
        if row.entity == "curriculum":
            state = row.state
            expected |= {
                (state["school"], state["year"], state["grade"], row.version, subject["code"], subject["periods"])
                for subject in state["subjects"]}
    _compare(
        directory, "assessment", "curriculum_subject", "school, year, grade, version, code, periods", expected,
        findings, "the journal's")


def _check_grants(directory, journals, findings):
    expected = set()
    for row in journals.latest("identity", "account").values():
        state = row.state
        expected |= {
            (state["name"], grant["role"], grant["unit"], grant["from"], grant.get("to")) for grant in state["roles"]}
    _compare(
        directory, "identity", "role_grant", "account, role, unit, from_day, to_day", expected, findings,
        "the journal's")


def check_copies(directory, journals, findings):
    """What services keep of each other agrees with what the source says last."""
    for service, table, columns, source, entity, members in KNOWN:
        latest = journals.latest(source, entity).values()
        if table == "known_homeroom":
            latest = [row for row in latest if row.state["kind"] == "homeroom"]
        expected = {_values(row, members) for row in latest}
        _compare(directory, service, table, columns, expected, findings, f"{source}'s")
    expected = {
        (row.state["code"], parent["unit"], parent["from"], parent.get("to"))
        for row in journals.latest("identity", "unit").values() for parent in row.state["parents"]}
    for service in SERVICES:
        _compare(
            directory, service, "known_parent", "unit, parent, from_day, to_day", expected, findings, "identity's")


# Reporting folds one row for each version of each subject: (table, key, context, entity).
FOLDED = [
    ("unit", "unit", "identity", "unit"), ("class", "class", "pupils", "class"), ("pupil", "pupil", "pupils", "pupil"),
    ("enrolment", "pupil || '/' || year || '/' || number", "pupils", "enrolment"),
    ("member", "member", "staff", "member"),
    ("assignment", "member || '/' || year || '/' || number", "staff", "assignment"),
]


def check_facts(directory, journals, evidence, findings):
    """Reporting has a row for each version of each subject, its own suite's and the integrator's."""
    for table, key, service, entity in FOLDED:
        expected = {
            (row.subject.split("/", 1)[1], row.version) for row in journals.rows[service] if row.entity == entity}
        expected |= {
            (told.event["subject"].split("/", 1)[1], told.event["entityversion"])
            for told in evidence.events.values()
            if told.event["type"].split(".")[2:4] == [service, entity]}
        _compare(directory, "reporting", table, f"{key}, version", expected, findings, "the sources'")
