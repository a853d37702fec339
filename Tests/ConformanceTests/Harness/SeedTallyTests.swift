import TestSupport
import Testing

@Suite("SeedTally: a property that is hardly tried fails", .tags(.property))
struct SeedTallyTests {
    @Test("as many seeds may be skipped as was said, each counts once, and one more fails with the reasons")
    func fails() {
        let tally = SeedTally(of: 10, mostSkipped: 25)
        tally.skip(1, "refused")
        tally.skip(2, "empty")
        tally.skip(2, "empty")
        withKnownIssue {
            tally.skip(3, "empty")
        } matching: { issue in
            issue.comments.map(\.rawValue) == [
                "3 of 10 seeds were skipped, more than 2: 1 × refused; 2 × empty"
            ]
        }
    }

    @Test("a run tries some of what a long run tries")
    func seeds() {
        let some = Seeds.upTo(5, long: 50)
        #expect(some == (Seeds.areAll ? 0..<50 : 0..<5))
        let elements = Array(0..<10)
        #expect(Seeds.all(of: elements, orOneIn: 4) == (Seeds.areAll ? elements : [0, 4, 8]))
    }
}
