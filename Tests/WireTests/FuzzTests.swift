import TestKit
import Testing

@testable import Wire

@Suite("Bytes from outside")
struct FuzzTests {
    static let seeds: [String] = [
        #"{"code":"01234567890123456789","sex":"male","name":"Trần Thị Bưởi","age":9,"guardians":[{"name":"A\u00e9"}]}"#,
        #"[1,-2.5e-3,"\ud83d\ude00",{"a":[[],{}],"b":null},true,false,1e308,0.1]"#,
        #"{"items":[{"name":"x"},{"nmae":1},null],"dryRun":true}"#,
        EnvelopeTests.golden,
    ]

    @Test("never trap, and what is read is written and read again the same", arguments: 0..<4)
    func mutations(seed: Int) throws {
        var mutator = Mutator(seed: UInt64(seed) + 1, texts: Self.seeds)
        var accepted = 0
        for _ in 0..<5_000 {
            let bytes = mutator.next()
            _ = WireDecoder.decode(Register.self, from: bytes)
            _ = WireDecoder.decode(Bulk.self, from: bytes)
            _ = CloudEvent.read(bytes)
            let tree: JSON
            do throws(JSONError) {
                tree = try JSON.parse(bytes)
            } catch {
                #expect((0...bytes.count).contains(error.offset), "\(error) is no place in \(bytes.count) bytes")
                continue
            }
            accepted += 1
            let again = tree.bytes
            #expect(try JSON.parse(again, limits: .generous) == tree)
            #expect(try JSON.parse(again, limits: .generous).bytes == again)
        }
        #expect(accepted > 50)
    }

    @Test("are read alike by the quick way of our own form and by the general one")
    func house() throws {
        let event = try CloudEvent.read(Array(EnvelopeTests.golden.utf8)).get()
        var plain = event
        (plain.reason, plain.traceParent, plain.extensions) = (nil, nil, [])
        let seeds = [plain.bytes, event.bytes]
        #expect(CloudEvent.readHouse(plain.bytes, limits: .standard) == plain)
        #expect(CloudEvent.readHouse(event.bytes, limits: .standard) == nil, "it has more than the usual attributes")
        var mutator = Mutator(seed: 7, corpus: seeds)
        var quick = 0
        for _ in 0..<10_000 {
            let bytes = mutator.next()
            guard let taken = CloudEvent.readHouse(bytes, limits: .standard) else { continue }
            quick += 1
            #expect(taken == CloudEvent.readAnyForm(bytes).success, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(quick > 100)
    }

    @Test("are judged alike by the slices and by the tree", arguments: 0..<4)
    func slices(seed: Int) throws {
        var mutator = Mutator(seed: UInt64(seed) + 99, texts: Self.seeds)
        for _ in 0..<5_000 {
            let bytes = mutator.next()
            let tree = Result { () throws(JSONError) in try JSON.parse(bytes) }
            let walked = Result { () throws(JSONError) in try Self.walk(JSONSlice(bytes)) }
            // A walk may meet two faults in another order, but never more or fewer.
            #expect(tree.success == walked.success)
        }
    }

    /// The tree, put together from slices only.
    static func walk(_ slice: JSONSlice) throws(JSONError) -> JSON {
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

    @Test("are an event that is written and read again the same, or are refused with places that can be told")
    func events() throws {
        var mutator = Mutator(seed: 11, texts: [EnvelopeTests.golden])
        var (accepted, refused) = (0, 0)
        for _ in 0..<6_000 {
            let bytes = mutator.next()
            switch CloudEvent.read(bytes) {
            case .success(let event):
                accepted += 1
                #expect(try CloudEvent.read(event.bytes).get() == event, "\(String(decoding: bytes, as: UTF8.self))")
            case .failure(let violations):
                refused += 1
                let problem = Problem(violations)
                let told = WireDecoder.decode(Problem.self, from: WireEncoder.encode(problem), limits: .generous)
                #expect(told.success == problem, "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
        #expect(accepted > 100 && refused > 1_000)
    }

    @Test("give their fields without a tree")
    func fields() throws {
        let slice = JSONSlice(Array(#"  {"a":1,"b":"x","c":true,"d":null,"e":2.5,"f":[1,2],"g":1.0} "#.utf8))
        var found: [String: JSONSlice] = [:]
        var fields = try FieldScanner(slice.bytes)
        while let field = try fields.next() { found[field.name] = field.value }
        #expect(found["a"]?.integer == 1)
        #expect(found["a"]?.string == nil)
        #expect(found["b"]?.string == "x")
        #expect(found["b"]?.integer == nil)
        #expect(found["c"]?.bool == true)
        #expect(found["d"]?.isNull == true)
        #expect(found["e"]?.decimal == 2.5)
        #expect(found["f"]?.isArray == true)
        #expect(found["g"]?.integer == 1)
        #expect(try fields.next()?.name == nil)
    }
}
