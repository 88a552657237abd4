import Messaging
import Platform
import Vocabulary
import Wire

/// Brings files of records into the suite.
enum Import: Verb {
    static let name = "import"
    static let summary = Bilingual(en: "bring in a CSV file", vi: "nhập tệp CSV")
    static let forms = ["KIND FILE.csv… [--dry-run] [--again]"]
    static let options = [
        Option("dry-run", en: "say what would happen and keep nothing", vi: "chạy thử, không lưu gì"),
        Option(
            "again", en: "send anew what was sent before, where the fault lay outside the file",
            vi: "gửi lại như mới tệp đã gửi, khi lỗi không nằm trong tệp"),
        Option("batch", "N", en: "rows to a message (200)", vi: "số dòng mỗi thông điệp (200)"),
        Option(
            "window", "N", en: "messages unanswered at a time (1, with a rest after each; more hurries)",
            vi: "số thông điệp chờ trả lời cùng lúc (1, có nghỉ sau mỗi thông điệp; nhiều hơn thì nhanh hơn)"),
        Option(
            "password-file", "FILE",
            en: "accounts: lines `name=password`, or one line for all of them",
            vi: "accounts: các dòng `tên=mật khẩu`, hoặc một dòng chung cho tất cả"),
        Option(
            "school", "CODE", en: "only the rows of this school; whose file it is, where it names none",
            vi: "chỉ các dòng của trường này; trường của tệp nếu tệp không ghi trường"),
        Option("year", "Y", en: "pupils: the school year they are enrolled in", vi: "pupils: năm học ghi danh"),
        Option("no-calendar", en: "classes: do not open the school years", vi: "classes: không mở năm học"),
        Option("open-books", en: "marks: open the mark books first", vi: "marks: mở sổ điểm trước"),
        Option(
            "checkup-from", "DATE", en: "measurements: first day of the check-up",
            vi: "measurements: ngày bắt đầu đợt khám"),
    ]

    static let kinds: [any ImportKind.Type] = [
        UnitsFile.self, UnitMovesFile.self, UnitClosuresFile.self, AccountsFile.self,
        ClassesFile.self, ClassChangesFile.self, ClassClosuresFile.self,
        PupilsFile.self, ProfilesFile.self, IdentifiersFile.self,
        MovesFile.self, DeparturesFile.self, SuspensionsFile.self, ResumptionsFile.self,
        StaffFile.self, AssignmentsFile.self, GroupsFile.self, AppointmentsFile.self,
        StaffChangesFile.self, EvaluationsFile.self,
        CompetencesFile.self, DevelopmentFile.self,
        CurriculumFile.self, MarksFile.self, MeasurementsFile.self, AttendanceFile.self,
        ConductFile.self, CertificatesFile.self,
        RoomsFile.self, AssetsFile.self, AssetMovesFile.self, AssetChangesFile.self, WriteOffsFile.self,
    ]

    static func run(_ call: Call) throws(Failure) -> Ending {
        // Whoever asks the same machine something meanwhile goes first.
        Thread.workInBulk()
        let words = try call.words(2...10_000)
        let kind = try kind(named: words[0])
        var wishes = try wishes(call)
        if kind == AccountsFile.self { wishes.password = try passwords(call) }
        let manner = Importer.Manner(
            isDryRun: call.options.has("dry-run"),
            batch: try call.options.number("batch", in: 1...1000, otherwise: 200),
            window: call.options.has("window") ? try call.options.number("window", in: 1...256, otherwise: 1) : nil,
            attempt: call.options.has("again") ? Int(call.clock.now()) : 0)
        // Every file is read before the first row is sent: a slip in the last one shall not be found at the end.
        guard let tables = try tables(of: kind, words.dropFirst(), call) else { return .refused }
        let sender = try call.sender()
        var summaries: [ImportSummary] = []
        for table in tables {
            let importer = Importer(kind.name, table, by: sender, manner) { label, total in
                call.isJSON ? nil : Progress(label, of: total, on: call.terminal, in: call.language)
            }
            try kind.run(importer, wishes)
            let summary = ImportSummary(importer)
            summaries.append(summary)
            if !call.isJSON { tell(summary, call) }
            if importer.isSentAway { break }
        }
        if call.isJSON { call.terminal.print(JSON.array(summaries.map(\.json)).prettyText) }
        let isClean = summaries.count == tables.count && summaries.allSatisfy { $0.ledger.refused.isEmpty }
        if !isClean && !call.isJSON { advise(call) }
        return isClean ? .done : .refused
    }

    private static func tell(_ summary: ImportSummary, _ call: Call) {
        let complaints = summary.complaints(call.language) { call.terminal.paintComplaint($0, .bold) }
        if !complaints.isEmpty { call.terminal.complain(complaints) }
        call.terminal.print(summary.sentence(call.language))
    }

    private static func advise(_ call: Call) {
        call.terminal.complain(
            call.language(
                en: "Mend the rows and import the file again: what is done stays done. If the fault lay elsewhere, add "
                    + "--again.",
                vi: "Hãy sửa các dòng đó rồi nhập lại tệp: phần đã xong giữ nguyên. Nếu lỗi không nằm trong tệp, thêm "
                    + "--again."))
    }

    private static func kind(named word: String) throws(Failure) -> any ImportKind.Type {
        if let kind = kinds.first(where: { $0.name == word }) { return kind }
        let names = kinds.map { $0.name }.joined(separator: ", ")
        let nearest = Suggestion.nearest(to: word, among: kinds.map { $0.name })
        throw .usage(
            en: nearest.map { "\(word) is no kind of file; did you mean \($0)?" } ?? "\(word) is none of \(names)",
            vi: nearest.map { "\(word) không phải loại tệp; có phải là \($0)?" } ?? "\(word) không thuộc \(names)")
    }

    private static func wishes(_ call: Call) throws(Failure) -> ImportWishes {
        var wishes = ImportWishes(today: try call.today())
        wishes.opensBooks = call.options.has("open-books")
        wishes.opensYears = !call.options.has("no-calendar")
        wishes.year = try call.year()
        wishes.school = call.options["school"]
        if let text = call.options["checkup-from"] {
            guard LocalDate(text) != nil else { throw .usage(LocalDate.complaint.about("--checkup-from")) }
            wishes.checkupFrom = text
        }
        return wishes
    }

    private static func tables(
        of kind: any ImportKind.Type, _ files: ArraySlice<String>, _ call: Call
    ) throws(Failure) -> [CSVTable]? {
        let school = call.options["school"]
        if let school, UnitCode(school) == nil { throw .usage(UnitCode.complaint.about("--school")) }
        var tables: [CSVTable] = []
        var failures: [CSVTable.Flaws] = []
        for file in files {
            switch CSVTable.read(try call.read(file), file: file, columns: kind.columns) {
            case .success(let table): tables.append(school.map { table.rows(ofSchool: $0) } ?? table)
            case .failure(let flaws): failures.append(flaws)
            }
        }
        if failures.isEmpty { return tables }
        if call.isJSON {
            call.terminal.print(JSON.array(failures.map(\.json)).prettyText)
        } else {
            for flaws in failures {
                call.terminal.complain(flaws.text(call.language) { call.terminal.paintComplaint($0, .bold) })
            }
        }
        return nil
    }

    private static func passwords(_ call: Call) throws(Failure) -> (String) -> String? {
        guard let file = call.options["password-file"] else {
            throw .usage(
                en:
                    "accounts need initial passwords: --password-file FILE with lines name=password, or one line for all",
                vi: "cần mật khẩu ban đầu: --password-file TỆP gồm các dòng tên=mật-khẩu, hoặc một dòng chung")
        }
        let text = String(decoding: try call.read(file, limit: 64 << 20), as: UTF8.self)
        return Self.passwords(in: text)
    }

    /// One line is everybody's password; several say whose each is.
    static func passwords(in text: String) -> (String) -> String? {
        let lines = text.split(whereSeparator: \.isNewline).map(String.init)
        if lines.count == 1, let only = lines.first { return { _ in only } }
        var passwords: [String: String] = [:]
        for line in lines {
            guard let equals = line.firstIndex(of: "=") else { continue }
            passwords[String(line[..<equals])] = String(line[line.index(after: equals)...])
        }
        return { [passwords] in passwords[$0] }
    }
}

extension Call {
    /// The school year of `--year`, as `2026` or `2026-2027`.
    func year() throws(Failure) -> SchoolYear? {
        guard let text = options["year"] else { return nil }
        guard let year = SchoolYear(text) ?? SchoolYear(startingIn: text) else {
            throw .usage(SchoolYear.complaint.about("--year"))
        }
        return year
    }
}

extension Bilingual {
    func about(_ option: String) -> Bilingual { Bilingual(en: "\(option) \(en)", vi: "\(option) \(vi)") }
}
