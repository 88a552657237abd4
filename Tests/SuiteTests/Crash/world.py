"""The district that the load makes up: its names, and the bodies of commands about made-up people."""

import random
import uuid

YEAR = "2026-2027"
FIRST_YEAR = 2026
SINCE = "2025-07-01"
DEPARTMENT = "99000SO0000010000000"
OFFICE = "99000PX0000010000000"
OFFICER = "officer.office"
NURSE = "nurse.office"
HEAD = "head.office"
VENDOR = "vendor-of-crash"
VENDOR_SCHOOL = "99000CS9000010000000"
GRADES = ["6", "7", "8", "9"]
SURNAMES = ["Nguyễn", "Trần", "Lê", "Phạm", "Nông", "Vi", "Hoàng", "Lò"]
GIVEN = ["An", "Bình", "Chi", "Dũng", "Hà", "Khánh", "Lan", "Minh", "Ngọc", "Quân", "Thảo", "Vy"]
POSITIONS = ["teacher"] * 7 + ["principal", "clerk", "nurse"]
QUALIFICATIONS = ["master", "bachelor", "bachelor", "college"]
SUBJECTS = ["literature", "mathematics", "english", "history", "physics", "chemistry", "biology", "music"]


def school_code(number):
    """Codes are minted from a unit's first 13 characters, so that schools differ there."""
    return f"99000CS{number:06d}0000000"


def administrator(school):
    return f"qtv.{school[7:13]}"


def is_teacher(body):
    """Whether somebody may be given a class or a subject."""
    return body["position"] in ("teacher", "principal")


class People:
    """Bodies of commands, seeded; `mark` keeps the keys of two senders apart."""

    def __init__(self, seed, mark):
        self.random = random.Random(f"{seed}/{mark}")
        self._mark = mark
        self._count = 0

    def number(self):
        self._count += 1
        return self._count

    def identity(self):
        """A message id; version 7 as the contract has it, though its time is random, too."""
        value = self.random.getrandbits(128)
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        return str(uuid.UUID(int=value))

    def key(self, kind):
        """A code made elsewhere: 20 characters that nobody mints."""
        return f"99000C{kind}{self._mark}{self.number():012d}"

    def name(self):
        return f"{self.random.choice(SURNAMES)} {self.random.choice(GIVEN)} {self.random.choice(GIVEN)}"

    def ethnicity(self):
        return self.random.choice(["01", "01", "02", "03", "15"])

    def pupil(self, school, with_code):
        """The body of pupils.register-pupil."""
        body = {
            "school": school, "name": self.name(), "sex": self.random.choice(["male", "female"]),
            "birthDate": f"{self.random.randrange(2011, 2016)}-{self.random.randrange(1, 13):02d}-"
            f"{self.random.randrange(1, 29):02d}",
            "ethnicity": self.ethnicity(),
        }
        if self.random.random() < 0.1:
            body["disability"] = "visual"
        if with_code:
            body["code"] = self.key("P")
        return body

    def member(self, school, with_code):
        """The body of staff.register-member."""
        body = {
            "school": school, "name": self.name(), "sex": self.random.choice(["male", "female"]),
            "birthDate": f"{self.random.randrange(1970, 2000)}-{self.random.randrange(1, 13):02d}-15",
            "ethnicity": self.ethnicity(), "position": self.random.choice(POSITIONS), "contract": "permanent",
            "qualification": self.random.choice(QUALIFICATIONS), "from": "2026-08-01",
        }
        if with_code:
            body["code"] = self.key("M")
        return body

    def school_class(self, school):
        """The body of pupils.define-class, with a code nobody else uses."""
        grade = self.random.choice(GRADES)
        code = f"{grade}{self._mark}{self.number()}"
        return {
            "school": school, "year": YEAR, "code": code, "name": f"Lớp {code}", "grade": grade,
            "session": self.random.choice(["one", "two"])}

    def curriculum(self, school):
        """The body of assessment.set-curriculum: never twice the same, so that each one is a change."""
        number = self.number()
        periods = [number % 997 + 1, number // 997 + 1, {"A": 1, "B": 2}.get(self._mark, 3)]
        return {
            "school": school, "year": YEAR, "grade": self.random.choice(GRADES),
            "subjects": [
                {"code": code, "kind": "marked", "periods": count} for code, count in zip(SUBJECTS, periods)]}

    def unit(self, code, name):
        """The body of identity.register-unit for a school of the office."""
        return {
            "code": code, "kind": "school", "name": name, "parent": OFFICE, "from": SINCE,
            "levels": ["lower-secondary"], "ownership": "public"}

    def day_of_year(self):
        """A day within the school year that is in no other checkup, with its year."""
        number = self.number()
        first = FIRST_YEAR + number // 250
        month, day = divmod(number % 250, 25)
        month += 8
        return (
            f"{first}-{first + 1}",
            f"{first}-{month:02d}-{day + 1:02d}" if month <= 12 else f"{first + 1}-{month - 12:02d}-{day + 1:02d}")


def calendar(school):
    """The body of pupils.open-school-year."""
    return {
        "school": school, "year": YEAR, "starts": "2026-09-05", "secondSemester": "2027-01-18", "ends": "2027-06-01"}
