extension CloudEvent {
    /// Reads the one form that our own writer gives: attributes in its order, no blanks, none but the usual ones.
    ///
    /// It costs a third of the general reading, which decides everything else: whatever this takes, that would take
    /// with the same values, and nil only means "look more closely".
    static func readHouse(_ bytes: [UInt8], limits: JSONLimits) -> CloudEvent? {
        guard var form = try? HouseForm(bytes, limits: limits) else { return nil }
        return try? form.event()
    }

    /// A reader that gives up at the first byte that is not as we write it.
    private struct HouseForm {
        private var reader: JSONReader

        init(_ bytes: [UInt8], limits: JSONLimits) throws(JSONError) { reader = try JSONReader(bytes, limits: limits) }

        mutating func event() throws(JSONError) -> CloudEvent {
            let id: MessageID = try value(after: "{\"specversion\":\"1.0\",\"id\":")
            let source: EventSource = try value(after: ",\"source\":")
            let type: EventType = try value(after: ",\"type\":")
            let subject: EventSubject = try value(after: ",\"subject\":")
            let time: Instant = try value(after: ",\"time\":")
            let recordedTime: Instant = try value(after: ",\"recordedtime\":")
            let school = try text(after: ",\"school\":") { Words.isCode($0) }
            let sequence = try text(after: ",\"sequence\":") { _ in true }
            try reader.word(",\"entityversion\":")
            let version = try number()
            let actor: ActorName = try value(after: ",\"actor\":")
            let classification = try text(after: ",\"dataclassification\":") { _ in true }
            let schema = try text(after: ",\"dataschema\":") {
                (1...256).contains($0.utf8.count) && !DecodingNode.hasControlCharacter($0)
            }
            try reader.word(",\"datacontenttype\":\"application/json\",\"data\":")
            let start = reader.position
            guard reader.next == UInt8(ascii: "{") else { throw reader.unexpected() }
            reader.depth += 1
            try reader.skip()
            let data = reader.bytes[start..<reader.position]
            try reader.word("}")
            try reader.finish()
            guard let sequenceNumber = Int64(sequence), sequenceNumber >= 0, String(sequenceNumber) == sequence,
                let dataClassification = DataClassification(rawValue: classification)
            else { throw reader.unexpected() }
            return CloudEvent(
                id: id, source: source, type: type, subject: subject, time: time, recordedTime: recordedTime,
                school: school, sequence: sequenceNumber, entityVersion: version, actor: actor,
                dataClassification: dataClassification, dataSchema: schema, data: data)
        }

        private mutating func value<Value: TextValue>(after name: String) throws(JSONError) -> Value {
            try reader.word(name)
            guard reader.next == UInt8(ascii: "\"") else { throw reader.unexpected() }
            guard let value = Value(try reader.string()) else { throw reader.unexpected() }
            return value
        }

        private mutating func text(
            after name: String, where isGood: (String) -> Bool
        ) throws(JSONError) -> String {
            try reader.word(name)
            guard reader.next == UInt8(ascii: "\"") else { throw reader.unexpected() }
            let text = try reader.string()
            guard isGood(text) else { throw reader.unexpected() }
            return text
        }

        /// A revision: 1 to 9 digits, the first not 0.
        private mutating func number() throws(JSONError) -> Int {
            let start = reader.position
            var number = 0
            while reader.position < reader.end, case let digit = reader.next &- UInt8(ascii: "0"), digit < 10,
                reader.position - start < 9
            {
                guard number > 0 || digit > 0 else { throw reader.unexpected() }
                number = number * 10 + Int(digit)
                reader.position += 1
            }
            guard number > 0 else { throw reader.unexpected() }
            return number
        }
    }
}
