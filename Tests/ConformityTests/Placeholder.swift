enum ConformityTestsPlaceholder {}
