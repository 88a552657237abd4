extension CloudEvent {
    /// The event as bytes: attributes in a fixed order, extensions, then `data` as it was given.
    public var bytes: [UInt8] {
        var writer = JSONWriter()
        writer.bytes.reserveCapacity(data.count + 800)
        writer.append("{\"specversion\":\"1.0\"")
        writer.attribute("id", id.text)
        writer.attribute("source", source.text)
        writer.attribute("type", type.text)
        writer.attribute("subject", subject.text)
        writer.attribute("time", time.text)
        writer.attribute("recordedtime", recordedTime.text)
        writer.attribute("school", school)
        writer.attribute("sequence", String(sequence))
        writer.append(",\"entityversion\":")
        writer.write(entityVersion)
        writer.attribute("actor", actor.text)
        if let reason { writer.attribute("reason", reason) }
        writer.attribute("dataclassification", dataClassification.rawValue)
        writer.attribute("dataschema", dataSchema)
        if let traceParent { writer.attribute("traceparent", traceParent.text) }
        for member in extensions {
            writer.bytes.append(UInt8(ascii: ","))
            writer.write(member.name)
            writer.bytes.append(UInt8(ascii: ":"))
            writer.write(member.value)
        }
        writer.append(",\"datacontenttype\":\"application/json\",\"data\":")
        writer.bytes.append(contentsOf: data)
        writer.bytes.append(UInt8(ascii: "}"))
        return writer.bytes
    }
}

extension JSONWriter {
    /// One more attribute; the names are ours and need no escapes.
    fileprivate mutating func attribute(_ name: String, _ value: String) {
        append(",\"")
        append(name)
        append("\":")
        write(value)
    }
}
