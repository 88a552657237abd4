enum AssessmentTestsPlaceholder {}
