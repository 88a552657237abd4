public import Contracts
import Messaging
public import SQLite

// Words of published states that the tables hold too.
extension SessionRevocation.Reason: Bindable, Column {}
extension SharingCase.Kind: Bindable, Column {}
extension SharingCase.Verdict: Bindable, Column {}
extension BrokenGlass.Verdict: Bindable, Column {}
extension AccessAlarm.Kind: Bindable, Column {}
extension SignInRule.Demand: Bindable, Column {}
