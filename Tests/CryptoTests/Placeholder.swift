enum CryptoTestsPlaceholder {}
