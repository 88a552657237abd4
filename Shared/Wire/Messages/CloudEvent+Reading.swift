extension CloudEvent {
    /// Reads an event in one pass over its bytes, leaving `data` where it lies; says all that is wrong at once.
    ///
    /// Members of `data` are not judged here: that is for `decodeData`, which knows the type.
    public static func read(_ bytes: [UInt8], limits: JSONLimits = .standard) -> Result<CloudEvent, Violations> {
        if let event = readHouse(bytes, limits: limits) { return .success(event) }
        return readAnyForm(bytes, limits: limits)
    }

    /// The general reading: any order, any blanks, attributes of others.
    static func readAnyForm(_ bytes: [UInt8], limits: JSONLimits = .standard) -> Result<CloudEvent, Violations> {
        var draft = Draft()
        do throws(JSONError) {
            var scanner = try FieldScanner(bytes, limits: limits)
            while let field = try scanner.next() { draft.take(field.name, field.value) }
        } catch {
            return .failure(Violations(Violation(error)))
        }
        return draft.event()
    }

    /// The attributes as far as they have been seen.
    private struct Draft {
        var id: MessageID?
        var source: EventSource?
        var type: EventType?
        var subject: EventSubject?
        var time: Instant?
        var recordedTime: Instant?
        var school: String?
        var sequence: Int64?
        var entityVersion: Int?
        var actor: ActorName?
        var reason: String?
        var classification: DataClassification?
        var dataSchema: String?
        var traceParent: TraceParent?
        var hasVersion = false
        var extensions: [Member] = []
        var data: ArraySlice<UInt8>?
        var violations: [Violation] = []
        /// Attributes that were there but broken: they are not missing as well.
        var broken: Set<String> = []

        mutating func take(_ name: String, _ value: JSONSlice) {
            if value.isNull { return }
            switch name {
            case "specversion": hasVersion = text(name, value, Sentences.specVersion) { $0 == "1.0" } != nil
            case "id": id = read(name, value)
            case "source": source = read(name, value)
            case "type": type = read(name, value)
            case "subject": subject = read(name, value)
            case "time": time = read(name, value)
            case "recordedtime": recordedTime = read(name, value)
            case "school": school = text(name, value, Sentences.code, where: Words.isCode)
            case "sequence": sequence = number(name, value)
            case "entityversion": entityVersion = version(name, value)
            case "actor": actor = read(name, value)
            case "reason": reason = text(name, value, Sentences.text) { $0.unicodeScalars.count <= 2_000 }
            case "dataclassification": classification = read(name, value)
            case "dataschema": dataSchema = text(name, value, Sentences.text) { (1...256).contains($0.utf8.count) }
            case "traceparent": traceParent = read(name, value)
            case "datacontenttype": _ = text(name, value, Sentences.contentType) { $0 == "application/json" }
            case "data": data = value.isObject ? value.text : refuse(name, Sentences.object)
            default: takeExtension(name, value)
            }
        }

        private mutating func refuse<T>(_ name: String, _ sentence: Bilingual) -> T? {
            broken.insert(name)
            violations.append(Violation(at: JSONPointer.append(name, to: ""), .invalid, sentence))
            return nil
        }

        private mutating func read<Value: WireValue>(_ name: String, _ slice: JSONSlice) -> Value? {
            if let text = slice.string, let value = Value(json: .string(text)) { return value }
            return refuse(name, Value.complaint)
        }

        private mutating func text(
            _ name: String, _ slice: JSONSlice, _ sentence: Bilingual, where isGood: (String) -> Bool
        ) -> String? {
            guard let text = slice.string, isGood(text) else { return refuse(name, sentence) }
            guard !DecodingNode.hasControlCharacter(text) else { return refuse(name, Sentences.control) }
            return text
        }

        /// A string of digits: CloudEvents' sequence extension is text.
        private mutating func number(_ name: String, _ slice: JSONSlice) -> Int64? {
            guard let text = slice.string, let value = Int64(text), value >= 0, String(value) == text else {
                return refuse(name, Sentences.sequence)
            }
            return value
        }

        private mutating func version(_ name: String, _ slice: JSONSlice) -> Int? {
            guard let value = slice.integer, (1...Int64(Int32.max)).contains(value) else {
                return refuse(name, Sentences.revision)
            }
            return Int(value)
        }

        private mutating func takeExtension(_ name: String, _ slice: JSONSlice) {
            let isName = (1...20).contains(name.utf8.count) && name.utf8.allSatisfy { Words.isLowercase($0) }
            guard isName, !slice.isObject, !slice.isArray, let value = slice.json else {
                let code: ProblemCode = isName ? .invalid : .unknownMember
                let sentence = isName ? Sentences.extensionValue : Sentences.unknown(suggesting: nil)
                violations.append(Violation(at: JSONPointer.append(name, to: ""), code, sentence))
                return
            }
            extensions.append(Member(name, value))
        }

        private mutating func need(_ name: String, _ isThere: Bool) {
            guard !isThere, !broken.contains(name) else { return }
            violations.append(Violation(at: "/" + name, .incomplete, Sentences.missing))
        }

        mutating func event() -> Result<CloudEvent, Violations> {
            if violations.isEmpty, hasVersion, let id, let source, let type, let subject, let time, let recordedTime,
                let school, let sequence, let entityVersion, let actor, let classification, let dataSchema, let data
            {
                return .success(
                    CloudEvent(
                        id: id, source: source, type: type, subject: subject, time: time, recordedTime: recordedTime,
                        school: school, sequence: sequence, entityVersion: entityVersion, actor: actor, reason: reason,
                        dataClassification: classification, dataSchema: dataSchema, traceParent: traceParent,
                        extensions: extensions, data: data))
            }
            need("specversion", hasVersion)
            need("id", id != nil)
            need("source", source != nil)
            need("type", type != nil)
            need("subject", subject != nil)
            need("time", time != nil)
            need("recordedtime", recordedTime != nil)
            need("school", school != nil)
            need("sequence", sequence != nil)
            need("entityversion", entityVersion != nil)
            need("actor", actor != nil)
            need("dataclassification", classification != nil)
            need("dataschema", dataSchema != nil)
            need("data", data != nil)
            let unusable = Violation(at: "", .invalid, Sentences.unusable)
            return .failure(Violations(violations) ?? Violations(unusable))
        }
    }
}

extension Sentences {
    static let specVersion = Bilingual(en: "must be \"1.0\"", vi: "phải là \"1.0\"")
    static let code = Bilingual(en: "must be a school's or office's code", vi: "phải là mã trường hoặc mã phòng, sở")
    static let contentType = Bilingual(en: "must be \"application/json\"", vi: "phải là \"application/json\"")
    static let sequence = Bilingual(
        en: "must be a whole number written as text", vi: "phải là số nguyên viết dưới dạng chuỗi")
    static let revision = Bilingual(en: "must be a whole number from 1", vi: "phải là số nguyên từ 1 trở lên")
    static let extensionValue = Bilingual(
        en: "must be text, a whole number, true or false", vi: "phải là chuỗi, số nguyên, true hoặc false")
}
