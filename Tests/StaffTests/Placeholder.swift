enum StaffTestsPlaceholder {}
