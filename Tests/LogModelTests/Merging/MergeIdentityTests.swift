import LogModel
import MarkdownAST
import Testing

/// Which entries of two sides are one.
@Suite("Merging: entries under other ids and titles")
struct MergeIdentityTests {
    private func text(_ entries: [(id: Int, title: String, thing: String)], naming id: Int? = nil) -> String {
        "# Failure Log\n\n"
            + entries.map {
                """
                ### [F-\($0.id)] \($0.title)
                **Date:** 2026-02-01
                **What Broke:**
                The \($0.thing) broke, and nobody saw it.

                """
            }.joined(separator: "\n---\n\n") + (id.map { "**Related:** F-\($0)\n" } ?? "")
    }

    private func text(_ entries: [(id: Int, thing: String)], naming id: Int? = nil) -> String {
        text(entries.map { ($0.id, $0.thing, $0.thing) }, naming: id)
    }

    private func merge(_ base: String, _ ours: String, _ theirs: String) throws -> FamilyMerge {
        FamilyMerge([
            MergeFile(
                path: "LOG.md", base: try SourceText(base), ours: try SourceText(ours),
                theirs: try SourceText(theirs))
        ])
    }

    private func bytes(of merge: FamilyMerge) throws -> String {
        String(decoding: try #require(merge.files?.first, "\(merge.fault ?? "")").bytes, as: UTF8.self)
    }

    @Test(
        "an entry to which earlier merges have given another id on each side keeps one of the two, and what names it follows"
    )
    func renumberedTwice() throws {
        let base = text([(1, "pump"), (2, "lamp"), (3, "door")], naming: 2)
        let ours = text([(1, "pump"), (2, "roof"), (4, "lamp"), (3, "door")], naming: 4)
        let theirs = text([(1, "pump"), (2, "roof"), (5, "lamp"), (3, "door")], naming: 5)
        for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
            let merge = try merge(base, ours, theirs)
            #expect(!merge.hasConflicts, "\(merge.notes)")
            let expected = text([(1, "pump"), (2, "roof"), (4, "lamp"), (3, "door")], naming: 4)
            #expect(try bytes(of: merge) == expected)
        }
    }

    @Test(
        "an entry that got another id and another title is the old one: the other side has removed it, or changed its text"
    )
    func renamed() throws {
        let base = text([(1, "pump", "pump"), (2, "lamp", "lamp")])
        let ours = text([(1, "pump", "pump"), (2, "roof", "roof"), (3, "The lamp, again", "lamp")])
        let removed = try merge(base, ours, text([(1, "pump", "pump")]))
        #expect(removed.hasConflicts && removed.notes.count == 1, "\(removed.notes)")
        let theirs = base.replacing(
            "lamp broke, and nobody saw it.", with: "lamp broke, and nobody saw it.\nNot once.")
        let changed = try merge(base, ours, theirs)
        #expect(!changed.hasConflicts, "\(changed.notes)")
        let expected = ours.replacing(
            "lamp broke, and nobody saw it.", with: "lamp broke, and nobody saw it.\nNot once.")
        #expect(try bytes(of: changed) == expected)
    }

    @Test(
        "a removed entry whose id here is another one's id there: the merge has no entry with it, so nothing is in doubt"
    )
    func removedUnderAnotherID() throws {
        // Ours took over what theirs did, under numbers of its own, and names an entry that theirs removes then.
        let base = text([(1, "pump"), (2, "lamp"), (3, "door")])
        let ours = text([(1, "pump"), (2, "roof"), (3, "lamp"), (4, "door")], naming: 3)
        let theirs = text([(1, "pump"), (3, "door")])
        let merge = try merge(base, ours, theirs)
        #expect(!merge.hasConflicts, "\(merge.notes)")
        #expect(try bytes(of: merge) == text([(1, "pump"), (2, "roof"), (4, "door")], naming: 3))
    }

    @Test("neighbours of which each side has removed one leave no break behind", arguments: 2...5, [0, 1, 2])
    func removedNeighbours(_ count: Int, _ first: Int) throws {
        let all = (1...count).map { (id: $0, thing: "machine \($0)") }
        guard first + 1 < count else { return }
        func without(_ indices: Set<Int>) -> String {
            text(all.enumerated().filter { !indices.contains($0.offset) }.map(\.element))
        }
        for (ours, theirs) in [([first], [first + 1]), ([first + 1], [first])] {
            let merge = try merge(without([]), without(Set(ours)), without(Set(theirs)))
            #expect(!merge.hasConflicts, "\(merge.notes)")
            #expect(try bytes(of: merge) == without([first, first + 1]))
        }
    }

    @Test(
        "an entry whose id was another one's, and whose words the other side has under a new id, is that new one"
    )
    func givenAgain() throws {
        // Ours never had the lamp's entry but took over what theirs wrote after it; theirs has both.
        let base = text([(1, "pump", "pump"), (2, "Lamp 12 went out", "twelfth lamp")])
        let ours = text([(1, "pump", "pump"), (2, "Lamp 11 went out", "eleventh lamp")])
        let theirs = text([
            (1, "pump", "pump"), (2, "Lamp 12 went out", "twelfth lamp"),
            (3, "Lamp 11 went out", "eleventh lamp"),
        ])
        for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
            let merge = try merge(base, ours, theirs)
            #expect(!merge.hasConflicts, "\(merge.notes)")
            let titles = try LogDocument(parsing: bytes(of: merge)).entries.map(\.title)
            #expect(titles == ["pump", "Lamp 11 went out"])
        }
    }

    /// Who names the ids 2 and 3 in a file that the merge may not change, what both sides have, and the merge.
    private static let takeovers:
        [(ours: [Int], theirs: [Int], [(Int, String)], [(Int, String)], [(Int, String)])] = [
            // The other holder of 2 is named by it; that of 3 is not.
            (
                [2], [], [(2, "roof"), (3, "lamp")], [(2, "lamp"), (3, "door")],
                [(2, "roof"), (3, "lamp"), (4, "door")]
            ),
            // The lamp itself is named by the greater one of its ids.
            (
                [3], [], [(2, "wall"), (3, "lamp")], [(2, "lamp"), (3, "door")],
                [(2, "wall"), (3, "lamp"), (4, "door")]
            ),
            ([3], [], [(3, "lamp")], [(2, "lamp"), (3, "door")], [(3, "lamp"), (4, "door")]),
            // Both other holders are named.
            (
                [2], [3], [(2, "roof"), (3, "lamp")], [(2, "lamp"), (3, "door")],
                [(2, "roof"), (3, "door"), (4, "lamp")]
            ),
        ]

    @Test(
        "an entry that both sides have under two ids gets one by which no file names another entry afterwards",
        arguments: 0..<4)
    func takenOver(_ index: Int) throws {
        let (named, namedThere, left, right, expected) = Self.takeovers[index]
        func log(_ entries: [(Int, String)]) throws -> SourceText {
            try SourceText(text([(1, "pump")] + entries))
        }
        func rules(_ ids: [Int]) throws -> SourceText {
            try SourceText("# Rules\n\n" + ids.map { "Against F-\($0).\n" }.joined())
        }
        for isSwapped in [false, true] {
            let (ours, theirs) = isSwapped ? (right, left) : (left, right)
            let (our, their) = isSwapped ? (namedThere, named) : (named, namedThere)
            let merge = FamilyMerge([
                MergeFile(path: "LOG.md", base: try log([]), ours: try log(ours), theirs: try log(theirs)),
                MergeFile(
                    path: "A.md", base: try rules([]), ours: try rules(our), theirs: try rules([]),
                    isEditable: false),
                MergeFile(
                    path: "B.md", base: try rules([]), ours: try rules([]), theirs: try rules(their),
                    isEditable: false),
            ])
            #expect(!merge.hasConflicts, "\(merge.notes)")
            let entries = try LogDocument(parsing: bytes(of: merge)).entries
            let found = Set(entries.map { "\($0.id): \($0.title)" })
            #expect(found == Set(([(1, "pump")] + expected).map { "F-\($0.0): \($0.1)" }))
        }
    }
}
