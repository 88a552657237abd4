enum VocabularyTestsPlaceholder {}
