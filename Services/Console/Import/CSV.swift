import Wire

/// Reads CSV as RFC 4180 has it: UTF-8, commas, quotes doubled inside quotes, CRLF or LF; a byte order mark is fine.
///
/// Everything that is wrong is said at once, each with its line, as a person counts lines in an editor.
struct CSV {
    /// How much of a file we are willing to read.
    struct Limits {
        var bytes = 256 << 20
        var rows = 2_000_000
        var columns = 64
        /// Bytes of one field.
        var field = 32_768
        /// Flaws after which reading on helps nobody.
        var flaws = 100
    }

    struct Row: Equatable {
        /// Where the row begins; 1 is the first line of the file.
        var line: Int
        var fields: [String]
    }

    struct Flaw: Error, Equatable {
        var line: Int
        var sentence: Bilingual

        init(_ line: Int, en: String, vi: String) {
            self.line = line
            sentence = Bilingual(en: en, vi: vi)
        }
    }

    private(set) var rows: [Row] = []
    private(set) var flaws: [Flaw] = []
    private let limits: Limits
    private var line = 1
    private var rowLine = 1
    private var fields: [String] = []
    private var field: [UInt8] = []
    private var state = State.atStart

    private enum State { case atStart, plain, quoted, afterQuote, spoilt }

    /// The rows of a text, or all that is wrong with it.
    static func read(_ bytes: [UInt8], limits: Limits = Limits()) -> (rows: [Row], flaws: [Flaw]) {
        var reader = CSV(limits: limits)
        reader.read(bytes)
        return (reader.rows, reader.flaws)
    }

    private init(limits: Limits) { self.limits = limits }

    private mutating func read(_ bytes: [UInt8]) {
        guard bytes.count <= limits.bytes else {
            return note(
                1, en: "the file has over \(limits.bytes >> 20) MiB; split it",
                vi: "tệp lớn hơn \(limits.bytes >> 20) MiB; hãy chia nhỏ")
        }
        guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
            return note(
                1, en: "the file is UTF-16; save it as CSV UTF-8", vi: "tệp ở dạng UTF-16; hãy lưu thành CSV UTF-8")
        }
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < bytes.count, flaws.count < limits.flaws, rows.count <= limits.rows {
            let byte = bytes[index]
            index += 1
            if byte == 0x0D && state != .quoted {
                // CRLF ends a row like LF; a lone CR is a mistake that would swallow lines.
                if index < bytes.count, bytes[index] == 0x0A { continue }
                note(line, en: "a carriage return stands alone", vi: "có kí tự xuống dòng CR đứng một mình")
                state = .spoilt
                continue
            }
            take(byte)
        }
        if state == .quoted {
            note(rowLine, en: "a quote is opened here and never closed", vi: "dấu ngoặc kép mở ở đây không được đóng")
        } else if state != .atStart || !fields.isEmpty || !field.isEmpty {
            endRow()
        }
        if rows.count > limits.rows {
            note(
                line, en: "more than \(limits.rows) rows; split the file",
                vi: "quá \(limits.rows) dòng; hãy chia nhỏ tệp")
        }
    }

    private mutating func take(_ byte: UInt8) {
        let isEnd = byte == 0x0A
        defer { if isEnd { line += 1 } }
        switch (state, byte) {
        case (.quoted, 0x22): state = .afterQuote
        case (.quoted, _): add(byte)
        case (.afterQuote, 0x22):
            add(byte)
            state = .quoted
        case (_, 0x0A): endRow(next: line + 1)
        case (.spoilt, _): break
        case (_, 0x2C): endField()
        case (.afterQuote, _): spoil(en: "text follows a closing quote", vi: "có chữ sau dấu ngoặc kép đóng")
        case (.atStart, 0x22) where field.isEmpty: state = .quoted
        case (_, 0x22):
            spoil(
                en: "a quote stands inside a field; put the whole field in quotes and double it",
                vi: "dấu ngoặc kép nằm giữa ô; hãy đặt cả ô trong ngoặc kép và viết đôi dấu đó")
        default:
            state = .plain
            add(byte)
        }
    }

    private mutating func add(_ byte: UInt8) {
        guard field.count < limits.field else {
            if field.count == limits.field {
                note(rowLine, en: "a field has over \(limits.field) bytes", vi: "một ô dài hơn \(limits.field) byte")
                field.append(byte)
            }
            return
        }
        field.append(byte)
    }

    private mutating func endField() {
        if let text = String(validating: field, as: UTF8.self), !field.contains(0) {
            fields.append(text)
        } else {
            note(
                rowLine, en: "the text is not UTF-8; save it as CSV UTF-8",
                vi: "chữ không ở dạng UTF-8; hãy lưu thành CSV UTF-8")
            fields.append("")
        }
        field.removeAll(keepingCapacity: true)
        state = .atStart
    }

    private mutating func endRow(next: Int? = nil) {
        let wasSpoilt = state == .spoilt
        // A line with nothing on it is no row.
        let isBlank = state == .atStart && fields.isEmpty && field.isEmpty
        if !isBlank { endField() }
        if fields.count > limits.columns {
            note(rowLine, en: "more than \(limits.columns) columns", vi: "quá \(limits.columns) cột")
        } else if !isBlank && !wasSpoilt {
            rows.append(Row(line: rowLine, fields: fields))
        }
        fields = []
        field.removeAll(keepingCapacity: true)
        state = .atStart
        rowLine = next ?? line
    }

    private mutating func spoil(en: String, vi: String) {
        note(line, en: en, vi: vi)
        state = .spoilt
    }

    private mutating func note(_ line: Int, en: String, vi: String) { flaws.append(Flaw(line, en: en, vi: vi)) }
}
