"""What is sent next: a mix of commands that grows one district, and some that must be refused."""

from courier import Order
from world import (
    HEAD, NURSE, OFFICE, SINCE, SUBJECTS, People, administrator, calendar, is_teacher, school_code)


class PatientPlan:
    """Draws for the patient sender; what is answered is what later commands are about.

    Drawn and answered on one thread.
    """

    # New schools of one head: an account has at most 80 roles at once, and its token lists them all.
    MOST_SCHOOLS = 40

    KINDS = [
        ("pupil", 14), ("pupils", 5), ("enrol", 14), ("enrol_many", 3), ("leave", 5), ("school_class", 6),
        ("member", 8), ("members", 2), ("homeroom", 5), ("teaching", 6), ("end_duty", 2), ("unit", 3), ("year", 2),
        ("account", 3), ("grant", 3), ("curriculum", 4), ("wrong", 6),
    ]

    def __init__(self, seed, schools):
        self.people = People(seed, "A")
        self.random = self.people.random
        self.schools = list(schools)
        self.free, self.sitting = [], []
        self.classes, self.bare, self.untaught = [], [], []
        self.teachers, self.duties = [], []
        self.new_schools, self.new_accounts, self.headless = [], [], []
        # Heads of new schools, each with how many; the last one's are not all given yet.
        self.heads, self.opens_head = [], False
        # Has an account signed in again, so that its token says the roles of now.
        self.renew = lambda account: None
        # Has a new account signed in from now on, with the password that it was opened with.
        self.know, self.password = lambda account, password: None, None

    def sends_twice(self):
        return self.random.random() < 0.04

    def draw(self, kind=None):
        """The next command; one that lacks what it is about makes way for a pupil."""
        kinds, weights = zip(*self.KINDS)
        kind = kind or self.random.choices(kinds, weights)[0]
        return getattr(self, "_" + kind)() or self._pupil()

    def order(self, name, body, account, done=None, refused=None, secret=()):
        def answered(result, problem):
            if problem is None and done:
                done(result)
            if problem is not None and refused:
                refused(problem)

        return Order(self.people.identity(), name, body, account, answered, secret)

    def _take(self, pool):
        return pool.pop(self.random.randrange(len(pool))) if pool else None

    # Pupils

    def _pupil(self):
        school = self.random.choice(self.schools)
        body = self.people.pupil(school, self.random.random() < 0.4)
        return self.order(
            "pupils.register-pupil", body, administrator(school),
            lambda result: self.free.append((result["code"], school)))

    def _pupils(self, count=None):
        school = self.random.choice(self.schools)
        items = [
            self.people.pupil(school, self.random.random() < 0.4)
            for _ in range(count or self.random.randrange(2, 12))]
        if not count and self.random.random() < 0.3:
            items[self.random.randrange(len(items))]["birthDate"] = "2199-01-01"

        def done(result):
            self.free += [(item["done"]["code"], school) for item in result["items"] if item.get("done")]

        return self.order("pupils.register-pupil-many", {"items": items}, administrator(school), done)

    def _stay(self, pupil, school):
        classes = [each for each in self.classes if each["school"] == school]
        if not classes:
            return None
        chosen = self.random.choice(classes)
        return {"pupil": pupil, "schoolClass": chosen["id"], "from": f"2026-09-{self.random.randrange(5, 29):02d}"}

    def _enrol(self):
        taken = self._take(self.free)
        stay = taken and self._stay(*taken)
        return stay and self.order(
            "pupils.enrol-pupil", stay, administrator(taken[1]),
            lambda _result: self.sitting.append((stay["pupil"], taken[1])))

    def _enrol_many(self):
        school = self.random.choice(self.schools)
        chosen = [each for each in self.free if each[1] == school][:8]
        stays = [stay for each in chosen if (stay := self._stay(*each))]
        if not stays:
            return None
        self.free = [each for each in self.free if each not in chosen]

        def done(result):
            self.sitting += [
                (stay["pupil"], school) for stay, item in zip(stays, result["items"]) if item.get("done")]

        return self.order("pupils.enrol-pupil-many", {"items": stays}, administrator(school), done)

    def _leave(self):
        taken = self._take(self.sitting)
        return taken and self.order(
            "pupils.leave-school",
            {"pupil": taken[0], "on": f"2026-{self.random.choice(['09-29', '10-20', '11-02'])}", "reason": "other"},
            administrator(taken[1]))

    def _school_class(self):
        school = self.random.choice(self.schools)
        body = self.people.school_class(school)

        def done(result):
            known = {"id": result["id"], "school": school}
            self.classes.append(known)
            self.bare.append(known)
            self.untaught += [(known, subject) for subject in SUBJECTS]

        return self.order("pupils.define-class", body, administrator(school), done)

    def _year(self):
        taken = self._take(self.new_schools)

        def refused(_problem):
            self.new_schools.append(taken)
            self.renew(taken[1])

        return taken and self.order("pupils.open-school-year", calendar(taken[0]), taken[1], refused=refused)

    # Staff

    def _member(self):
        school = self.random.choice(self.schools)
        body = self.people.member(school, self.random.random() < 0.4)

        def done(result):
            if is_teacher(body):
                self.teachers.append((result["code"], school))

        return self.order("staff.register-member", body, administrator(school), done)

    def _members(self):
        school = self.random.choice(self.schools)
        items = [self.people.member(school, False) for _ in range(self.random.randrange(2, 6))]
        return self.order("staff.register-member-many", {"items": items}, administrator(school))

    def _teacher(self, school):
        found = [code for code, at in self.teachers if at == school]
        return self.random.choice(found) if found else None

    def _homeroom(self):
        # A class that staff has not heard of yet is refused; it comes back to the pool and is tried under a new id.
        chosen = self._take(self.bare)
        member = chosen and self._teacher(chosen["school"])
        if not member:
            self.bare += [chosen] if chosen else []
            return None
        body = {"member": member, "schoolClass": chosen["id"], "from": "2026-09-05"}
        return self.order(
            "staff.assign-homeroom", body, administrator(chosen["school"]),
            lambda result: self.duties.append((result["id"], chosen["school"])),
            lambda problem: self.bare.append(chosen))

    def _teaching(self):
        chosen = self._take(self.untaught)
        member = chosen and self._teacher(chosen[0]["school"])
        if not member:
            self.untaught += [chosen] if chosen else []
            return None
        body = {"member": member, "schoolClass": chosen[0]["id"], "subject": chosen[1], "from": "2026-09-05"}
        return self.order(
            "staff.assign-teaching", body, administrator(chosen[0]["school"]),
            lambda result: self.duties.append((result["id"], chosen[0]["school"])),
            lambda problem: self.untaught.append(chosen))

    def _end_duty(self):
        taken = self._take(self.duties)
        return taken and self.order(
            "staff.end-assignment", {"assignment": taken[0], "on": "2027-01-18", "reason": "Hết học kì I"},
            administrator(taken[1]))

    # Identity and assessment

    def _unit(self):
        code = school_code(1000 + self.people.number())
        return self.order(
            "identity.register-unit", self.people.unit(code, f"Trường THCS số {code[7:13]}"), "admin",
            lambda _result: self.headless.append(code))

    def _account(self):
        name = f"nv.{self.people.number():06d}"
        return self.order(
            "identity.open-account",
            {"name": name, "displayName": self.people.name(), "unit": self.random.choice(self.schools)}, "admin",
            lambda _result: self.new_accounts.append(name))

    def _grant(self):
        if self.headless and (order := self._head()):
            return order
        name = self._take(self.new_accounts)
        return name and self.order(
            "identity.grant-role",
            {"account": name, "role": self.random.choice(["registrar", "clerk", "librarian"]),
             "unit": self.random.choice(self.schools), "from": SINCE}, "admin")

    def _head(self):
        """Gives a new school to the head who has room for it, or opens the account of the next one."""
        if self.heads and self.heads[-1][1] < self.MOST_SCHOOLS:
            self.heads[-1][1] += 1
            school, head = self._take(self.headless), self.heads[-1][0]
            return self.order(
                "identity.grant-role", {"account": head, "role": "principal", "unit": school, "from": SINCE}, "admin",
                lambda _result: self.new_schools.append((school, head)))
        if self.opens_head:
            return None
        self.opens_head = True
        name = f"ht.{self.people.number():06d}"

        def done(_result):
            self.opens_head = False
            self.heads.append([name, 0])
            self.know(name, self.password)

        return self.order(
            "identity.open-account",
            {"name": name, "displayName": self.people.name(), "unit": OFFICE, "password": self.password}, "admin",
            done, secret=("password",))

    def _curriculum(self):
        school = self.random.choice(self.schools)
        return self.order("assessment.set-curriculum", self.people.curriculum(school), administrator(school))

    def _wrong(self):
        """A command that must be refused and leave nothing behind."""
        school, other = self.random.sample(self.schools, 2)
        kind = self.random.randrange(4)
        if kind == 0:
            body = {"pupil": self.people.key("P"), "schoolClass": f"{school}/2026/9X", "from": "2026-09-05"}
            return self.order("pupils.enrol-pupil", body, administrator(school))
        if kind == 1:
            body = self.people.pupil(school, True) | {"birthDate": "2199-01-01"}
            return self.order("pupils.register-pupil", body, administrator(school))
        if kind == 2:
            return self.order("staff.register-member", self.people.member(other, True), administrator(school))
        body = self.people.school_class(school) | {"colour": "red"}
        return self.order("pupils.define-class", body, administrator(school))


class TrustingPlan:
    """Draws for the trusting sender: only commands that cannot be refused, each with an effect of its own."""

    KINDS = [("pupil", 10), ("pupils", 3), ("school_class", 3), ("member", 6), ("curriculum", 3), ("checkup", 3)]

    def __init__(self, seed, schools):
        self.people = People(seed, "B")
        self.random = self.people.random
        self.schools = list(schools)

    def draw(self, kind=None):
        """The next command."""
        kinds, weights = zip(*self.KINDS)
        kind = kind or self.random.choices(kinds, weights)[0]
        school = self.random.choice(self.schools)
        with_code = self.random.random() < 0.3
        account = HEAD
        if kind == "pupil":
            name, body = "pupils.register-pupil", self.people.pupil(school, with_code)
        elif kind == "pupils":
            items = [self.people.pupil(school, with_code) for _ in range(self.random.randrange(2, 8))]
            name, body = "pupils.register-pupil-many", {"items": items}
        elif kind == "school_class":
            name, body = "pupils.define-class", self.people.school_class(school)
        elif kind == "member":
            name, body = "staff.register-member", self.people.member(school, with_code)
        elif kind == "curriculum":
            name, body = "assessment.set-curriculum", self.people.curriculum(school)
        else:
            year, day = self.people.day_of_year()
            name, body, account = "campus.open-checkup", {"school": school, "year": year, "from": day}, NURSE
        return Order(self.people.identity(), name, body, account)
