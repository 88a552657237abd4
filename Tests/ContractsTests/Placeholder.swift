enum ContractsTestsPlaceholder {}
