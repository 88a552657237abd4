enum CampusTestsPlaceholder {}
