import Contracts
import Messaging
import SQLite
import Vocabulary

/// What the school that has a pupil does when another asks for the child, takes that back, or has received.
///
/// It does not matter whether the other school is of this installation: a request travels as an event either way.
enum AnswerTransfers: Response {
    static func respond(
        to event: Event<Transfer>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let request = event.state
        let known = try Releases.find(request.id, in: transaction.reader)
        guard known.map({ $0.request.isSame(as: request) }) ?? true else { return }
        switch (request.status, known?.status) {
        case (.requested, nil): try note(request, on: occasion, in: &transaction)
        // It was said again since our answer has not been heard.
        case (.requested, _): try Handover.tell(request.id, on: occasion, in: &transaction)
        case (.cancelled, .noted?), (.cancelled, .accepted?):
            try Releases.advance(request.id, to: .withdrawn, in: &transaction)
            try Handover.tell(request.id, on: occasion, in: &transaction)
        case (.received, .released?) where request.receipt == known?.seal:
            try Releases.advance(request.id, to: .confirmed, in: &transaction)
            try Handover.tell(request.id, on: occasion, in: &transaction)
        default: break
        }
    }

    /// A request for a pupil whom the school it names does not have is left alone: it may be meant for another
    /// installation, and a wrong guess is to learn nothing.
    private static func note(
        _ request: Transfer, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        guard try PupilFiles.keeper(of: request.pupil, in: transaction.reader) == request.sender else { return }
        try Releases.add(request, in: &transaction)
        try Handover.tell(request.id, on: occasion, in: &transaction)
        // A code that leads to another file is refused at once, and the other school told which to ask for.
        guard let used = try PupilFiles.inUse(request.pupil, in: transaction.reader), used != request.pupil,
            let reason = LongText("Mã đã gộp / merged: \(used)")
        else { return }
        try Releases.advance(request.id, to: .rejected, because: reason, in: &transaction)
        try Handover.tell(request.id, on: occasion, in: &transaction)
    }
}

extension Transfer {
    /// Whether it asks for the same: what a transfer is about never changes.
    fileprivate func isSame(as other: Transfer) -> Bool {
        pupil == other.pupil && sender == other.sender && schoolClass == other.schoolClass && from == other.from
    }
}
