@testable import Wire

/// What is read is written and read again the same, and the walk over slices judges as the tree does.
func check(_ bytes: [UInt8]) {
    let tree: JSON?
    do throws(JSONError) {
        tree = try JSON.parse(bytes)
    } catch {
        expect((0...bytes.count).contains(error.offset), "a refusal names a place in the text")
        tree = nil
    }
    expect((try? walk(JSONSlice(bytes))) == tree, "slices and tree judge alike")
    guard let tree else { return }
    let written = tree.bytes
    expect((try? JSON.parse(written, limits: .generous)) == tree, "what is written reads the same")
    expect((try? JSON.parse(tree.prettyText, limits: .generous)) == tree, "so it does with indentation")
}

/// The tree, put together from slices only.
private func walk(_ slice: JSONSlice) throws(JSONError) -> JSON {
    if slice.isObject {
        var members: [Member] = []
        var fields = try slice.fields()
        while let field = try fields.next() { members.append(Member(field.name, try walk(field.value))) }
        return .object(members)
    }
    if slice.isArray {
        var values: [JSON] = []
        var items = try slice.items()
        while let item = try items.next() { values.append(try walk(item)) }
        return .array(values)
    }
    return try slice.parse()
}
