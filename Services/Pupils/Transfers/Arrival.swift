import Contracts
import Messaging
import SQLite
import Vocabulary
import Wire

/// How a school takes in a pupil with what travels along: file, place in a class, receipt.
enum Arrival {
    /// Takes the pupil in; a package that is not what was sealed is disputed, and comes again.
    static func take(
        _ release: TransferRelease, for request: Transfer, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        var request = request
        guard let package = release.package, let seal = release.seal,
            try isSound(package, sealed: seal, for: request, in: transaction.reader)
        else {
            guard request.status != .disputed else { return }
            request.status = .disputed
            try Transfers.keep(request, in: &transaction)
            try transaction.record("disputed", request, on: occasion)
            return
        }
        var remarks: [Bilingual] = []
        if try PupilFiles.school(of: request.pupil, in: transaction.reader) != request.receiver {
            remarks = try open(package, for: request, on: occasion, in: &transaction)
        }
        try Transfers.keep(package, sealed: seal, of: request, in: &transaction)
        try place(request, on: occasion, in: &transaction)
        request.status = .received
        request.receipt = seal
        request.remarks = remarks.isEmpty ? nil : remarks
        try Transfers.keep(request, in: &transaction)
        try transaction.record("received", request, on: occasion)
    }

    /// Whether a package is what was sealed, of the pupil asked for, and says of every day who had the child.
    private static func isSound(
        _ package: TransferPackage, sealed seal: JournalHash, for request: Transfer, in store: Reader
    ) throws(SQLiteError) -> Bool {
        guard package.computedSeal == seal, package.pupil.code == request.pupil,
            package.schools.last?.school == request.sender, package.schools.last?.to == request.from,
            package.schools.first?.from == nil,
            zip(package.schools, package.schools.dropFirst()).allSatisfy({ $0.to == $1.from })
        else { return false }
        // Of a child who comes back the beginning is known, and must be said as it was.
        let known = try FormerSchools.all(of: request.pupil, in: store)
        return package.schools.starts(with: known)
    }

    /// Opens the file of a pupil who comes from another installation, or takes it up again.
    private static func open(
        _ package: TransferPackage, for request: Transfer, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) -> [Bilingual] {
        var file = package.pupil
        file.school = request.receiver
        if try PupilFiles.exists(file.code, in: transaction.reader) {
            try PupilFiles.change(file, saysPolicies: true, in: &transaction)
        } else {
            try PupilFiles.add(file, saysPolicies: true, in: &transaction)
        }
        try FormerSchools.learn(package.schools, of: file.code, in: &transaction)
        try FormerSchools.receive(file.code, at: request.receiver, from: request.from, in: &transaction)
        try StaysElsewhere.learn(package.enrolments, of: file.code, in: &transaction)
        try AbsencesElsewhere.learn(package.absences, of: file.code, in: &transaction)
        let remarks = try identify(file, comingFrom: request.sender, in: &transaction)
        try transaction.adopt(package.revision, of: file.subject)
        if let kept = try PupilFiles.find(file.code, in: transaction.reader) {
            try transaction.record("transferred", kept, on: occasion, occurred: request.from.start)
        }
        return remarks
    }

    /// Keeps the codes that a file brings; one that somebody else has here is left for people to clear up.
    private static func identify(
        _ file: Pupil, comingFrom sender: UnitCode, in transaction: inout Transaction
    ) throws(SQLiteError) -> [Bilingual] {
        var remarks: [Bilingual] = []
        for brought in file.identifiers ?? [] {
            let known = try Identifiers.find(brought.scheme, brought.value, at: sender, in: transaction.reader)
            if known?.pupil == file.code { continue }
            let other = try Identifiers.overlapping(brought, of: file.code, at: sender, in: transaction.reader)
            if known == nil, other == nil {
                try Identifiers.add(brought, to: file.code, at: sender, because: nil, in: &transaction)
                continue
            }
            remarks.append(
                Bilingual(
                    en: "\(brought.scheme.rawValue) \(brought.value) contradicts what is kept here and was left out",
                    vi: "mã \(brought.scheme.rawValue) \(brought.value) mâu thuẫn với dữ liệu ở đây nên chưa ghi nhận"))
        }
        return remarks
    }

    /// Begins the stay in the class that waits.
    private static func place(
        _ request: Transfer, on occasion: Occasion, in transaction: inout Transaction
    ) throws(SQLiteError) {
        let year = request.schoolClass.year
        let number = try Stays.nextNumber(of: request.pupil, in: year, from: transaction.reader)
        let stay = Enrolment(
            id: EnrolmentID(owner: request.pupil, year: year, number: number), schoolClass: request.schoolClass,
            from: request.from)
        try Stays.add(stay, in: &transaction)
        try transaction.record("enrolled", stay, on: occasion, occurred: request.from.start)
    }
}
