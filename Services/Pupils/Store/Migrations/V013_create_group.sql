-- Who is in which group of the staff, as the staff service says; no foreign key, since news come in any order.
CREATE TABLE known_appointment(
    appointment TEXT PRIMARY KEY,
    staff_group TEXT NOT NULL,
    member TEXT NOT NULL,
    place TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day TEXT,
    version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX known_appointment_by_group ON known_appointment(staff_group, member);
CREATE INDEX known_appointment_by_member ON known_appointment(member, staff_group);
