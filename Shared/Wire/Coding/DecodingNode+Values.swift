extension DecodingNode {
    /// Any type, from a member or item of this node; `nil` means it is not there.
    func child<T: Decodable>(_ type: T.Type, _ json: JSON?, _ step: Step) throws -> T {
        let node = DecodingNode(json: json ?? .null, step: step, parent: self, report: report)
        if json == nil {
            // Said once; what is then made up inside is nobody's fault.
            node.note(.incomplete, Sentences.missing)
            node.silent = true
        }
        return try node.read(type)
    }

    func string(_ json: JSON?, _ step: @autoclosure () -> Step) -> String {
        guard case .string(let text)? = json else {
            complain(json, step(), Sentences.text)
            return ""
        }
        if Self.hasControlCharacter(text) { note(.invalid, Sentences.control, at: step()) }
        return text
    }

    func bool(_ json: JSON?, _ step: @autoclosure () -> Step) -> Bool {
        if case .bool(let flag)? = json { return flag }
        complain(json, step(), Sentences.flag)
        return false
    }

    func double(_ json: JSON?, _ step: @autoclosure () -> Step) -> Double {
        switch json {
        case .decimal(let number)?: return number
        case .integer(let number)?: return Double(number)
        default:
            complain(json, step(), Sentences.number)
            return 0
        }
    }

    func integer<I: FixedWidthInteger>(_ type: I.Type, _ json: JSON?, _ step: @autoclosure () -> Step) -> I {
        if case .integer(let number)? = json, let value = I(exactly: number) { return value }
        if case .decimal(let number)? = json, let value = I(exactly: number) { return value }
        complain(json, step(), Sentences.whole)
        return 0
    }

    private func complain(_ json: JSON?, _ step: Step, _ sentence: Bilingual) {
        if json?.isNull ?? true {
            note(.incomplete, Sentences.missing, at: step)
        } else {
            note(.invalid, sentence, at: step)
        }
    }

    /// C0 without line feed and tab, DEL, and C1, which UTF-8 writes as C2 80…9F.
    static func hasControlCharacter(_ text: String) -> Bool {
        let bytes = text.utf8.span
        var previous: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20, byte != 0x0A, byte != 0x09 { return true }
            if byte == 0x7F || (previous == 0xC2 && (0x80...0x9F).contains(byte)) { return true }
            previous = byte
        }
        return false
    }
}
