enum SuiteTestsPlaceholder {}
