import Contracts
import Messaging
import SQLite
import Vocabulary

/// What the school that has asked for a pupil does about what the other school says.
enum FollowReleases: Response {
    static func respond(
        to event: Event<TransferRelease>, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let release = event.state
        // Only whom we have asked may answer.
        guard let kept = try Transfers.find(release.id, in: transaction.reader), kept.heard < event.version,
            kept.state.sender == release.sender, kept.state.pupil == release.pupil
        else { return }
        try Transfers.note(release.id, heard: event.version, in: &transaction)
        var request = kept.state
        switch (release.status, request.status) {
        case (.accepted, .requested), (.closing, .requested):
            request.status = .accepted
            try keep(request, on: occasion, in: &transaction)
        case (.rejected, .requested), (.rejected, .accepted):
            request.status = .rejected
            request.rejection = release.rejection
            try keep(request, on: occasion, in: &transaction)
        case (.noted, .cancelled), (.accepted, .cancelled):
            // That we took it back has not been heard, and still can be.
            try transaction.record("cancelled", request, on: occasion)
        case (.released, .received):
            // Our receipt has not arrived.
            try transaction.record("received", request, on: occasion)
        case (.released, .requested), (.released, .accepted), (.released, .disputed), (.released, .cancelled):
            // Also where the request was taken back too late: the pupil must be at one school.
            try Arrival.take(release, for: request, on: occasion, in: &transaction)
        default: break
        }
    }

    private static func keep(
        _ request: Transfer, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        try Transfers.keep(request, in: &transaction)
        try transaction.record(request.status.rawValue, request, on: occasion)
    }
}
