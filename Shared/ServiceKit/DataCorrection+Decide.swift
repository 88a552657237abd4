public import Contracts
public import Messaging
public import Vocabulary
public import Wire

extension DataCorrection {
    /// Goes on to what has been decided, or says why not; `whom` names who is told.
    ///
    /// From acknowledged to a conclusion and no further: what has been concluded is asked for anew.
    public mutating func decide(
        _ decision: CorrectionDecision, answer told: LongText?, telling whom: Bilingual
    ) -> Refusal? {
        switch status {
        case .corrected, .rejected:
            return Refusal(
                .conflict, at: "/decision", en: "has been taken: \(status.rawValue); take in a new request",
                vi: "đã có kết luận: \(status.rawValue); hãy lập yêu cầu mới")
        case .requested, .acknowledged: break
        }
        if decision != .acknowledged, told == nil {
            return Refusal(
                .incomplete, at: "/answer", en: "must say what \(whom.en) is told",
                vi: "phải ghi nội dung trả lời \(whom.vi)")
        }
        status = decision.status
        answer = told
        return nil
    }
}
