enum PupilsTestsPlaceholder {}
