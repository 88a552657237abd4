-- All that was measured of one child, for whoever leaves for another school.
CREATE INDEX measurement_of_pupil ON measurement(pupil, measured_on);
