enum BrokerTestsPlaceholder {}
