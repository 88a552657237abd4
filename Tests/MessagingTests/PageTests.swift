import Messaging
import Testing

@Suite("A page of a list") struct PageTests {
    @Test(
        "is never larger than 500 nor smaller than 1",
        arguments: zip([nil, 0, 1, 500, 501, -3], [100, 1, 1, 500, 500, 1]))
    func bounds(limit: Int?, size: Int) {
        #expect(Page<Int>.size(limit) == size)
    }

    @Test("says where the next begins, if one more was found", arguments: zip([0, 2, 3], [nil, nil, "2"]))
    func continues(found: Int, next: String?) {
        let page = Page(Array((1...3).prefix(found)), size: 2) { String($0) }
        #expect(page.items == Array((1...2).prefix(found)))
        #expect(page.next == next)
    }
}
