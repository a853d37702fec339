import LogModel
import MarkdownAST
import TestSupport
import Testing

/// What both sides have changed in different ways.
@Suite("Merging: conflicts")
struct MergeConflictTests {
    static let base = """
        # Failure Log

        **Total Failures Logged:** 2
        **Last Updated:** 2026-02-11

        ### [F-BIZ-001] The pump stood still
        **Date:** 2026-02-10
        **Severity:** 🟡 Important
        **Status:** open
        **Related:** F-BIZ-002

        **What Broke:**
        The first line of what broke.

        The second line of what broke.

        **Lessons:**
        - One
        - Two

        ---

        ### [F-BIZ-002] The lamp went out
        **Date:** 2026-02-11
        **Severity:** 🟡 Important

        **What Broke:**
        The lamp.

        """

    private func merge(
        _ ours: (String, String), _ theirs: (String, String), _ options: MergeOptions = MergeOptions()
    ) throws -> (merge: FamilyMerge, text: String) {
        let our = Self.base.replacing(ours.0, with: ours.1)
        let their = Self.base.replacing(theirs.0, with: theirs.1)
        try #require(our != Self.base && their != Self.base)
        let file = MergeFile(
            path: "LOG.md", base: try RecordingSupport.read(Self.base), ours: try RecordingSupport.read(our),
            theirs: try RecordingSupport.read(their))
        let merge = FamilyMerge([file], options: options)
        let files = try #require(merge.files, "\(merge.fault ?? "")")
        return (merge, String(decoding: files[0].bytes, as: UTF8.self))
    }

    @Test("different fields, lines and items are merged")
    func different() throws {
        let cases = [
            ("pump stood still", "pump stopped"), ("2026-02-10", "2026-02-09"),
            ("**Status:** open", "**Status:** fixed"),
            ("The first line of", "The first line, which tells"),
            ("The second line of", "The second line, which tells"),
            ("- One\n", "- One\n- One and a half\n"), ("- Two", "- Two\n- Three"),
            ("The lamp.", "The lamp on the roof."),
            ("**Related:** F-BIZ-002", "**Related:** F-BIZ-002, F-BIZ-009"),
            ("Last Updated:** 2026-02-11", "Last Updated:** 2026-03-01"),
        ]
        for (index, ours) in cases.enumerated() {
            for theirs in cases[(index + 1)...] {
                let (merge, text) = try merge(ours, theirs)
                #expect(!merge.hasConflicts, "\(merge.notes)")
                #expect(text == Self.base.replacing(ours.0, with: ours.1).replacing(theirs.0, with: theirs.1))
            }
        }
    }

    @Test("lists are sets, the later day and the status that is further along win")
    func rules() throws {
        let cases = [
            (("- Two", "- Two\n- Three"), ("- Two", "- Two\n- Four"), "- One\n- Two\n- Four\n- Three"),
            (("- One\n", ""), ("- Two", "- Two\n- Three"), "- Two\n- Three"),
            (
                ("** F-BIZ-002", "** F-BIZ-002, F-BIZ-007"), ("** F-BIZ-002", "** F-BIZ-008, F-BIZ-002"),
                "** F-BIZ-002, F-BIZ-007, F-BIZ-008"
            ),
            (
                ("Updated:** 2026-02-11", "Updated:** 2026-03-02"),
                ("Updated:** 2026-02-11", "Updated:** 2026-03-01"), "Updated:** 2026-03-02"
            ),
            (("** open", "** in progress"), ("** open", "** resolved"), "** resolved"),
        ]
        for (ours, theirs, expected) in cases {
            let (merge, text) = try merge(ours, theirs)
            let (other, turned) = try self.merge(theirs, ours)
            #expect(!merge.hasConflicts && !other.hasConflicts, "\(merge.notes)")
            #expect(text.contains(expected) || turned.contains(expected), "\(text)")
            #expect(text.utf8.sorted() == turned.utf8.sorted())
        }
    }

    @Test("what still disagrees is marked, and nothing but that")
    func marked() throws {
        let (merge, text) = try merge(
            ("🟡 Important\n**Status", "🔴 Critical\n**Status"), ("🟡 Important\n**Status", "🟢 Minor\n**Status"))
        #expect(merge.hasConflicts)
        let expected = """
            <<<<<<< ours
            **Severity:** 🔴 Critical
            =======
            **Severity:** 🟢 Minor
            >>>>>>> theirs

            """
        #expect(
            text == Self.base.replacing("**Severity:** 🟡 Important\n**Status", with: expected + "**Status"))
    }

    @Test(
        "markers have the size, the labels and the style that are asked for",
        arguments: MergeOptions.ConflictStyle.allCases)
    func styles(style: MergeOptions.ConflictStyle) throws {
        var options = MergeOptions()
        options.style = style
        options.markerSize = 9
        (options.ourLabel, options.baseLabel, options.theirLabel) = ("HEAD", "1234567", "topic/x")
        let (_, text) = try merge(
            ("The pump stood still", "The pump burst"), ("The pump stood still", "The pump froze"), options)
        let old = style == .merge ? "" : "||||||||| 1234567\n### [F-BIZ-001] The pump stood still\n"
        let expected = """
            <<<<<<<<< HEAD
            ### [F-BIZ-001] The pump burst
            \(old)=========
            ### [F-BIZ-001] The pump froze
            >>>>>>>>> topic/x

            """
        #expect(text.contains("\n" + expected + "**Date:** 2026-02-10"))
    }

    @Test("two ends of a failure are for a person to choose from")
    func ends() throws {
        let (merge, text) = try merge(("** open", "** resolved"), ("** open", "** wontfix"))
        #expect(merge.hasConflicts && text.contains("=======\n**Status:** wontfix\n>>>>>>>"))
    }

    @Test("an entry that one side removed and the other one changed is kept whole, and marked")
    func removed() throws {
        let start = try #require(Self.base.firstRange(of: "\n---\n\n### [F-BIZ-002]")?.lowerBound)
        let removal = (String(Self.base[start...]), "")
        let (merge, text) = try merge(removal, ("The lamp.", "The lamp on the roof."))
        #expect(merge.hasConflicts)
        #expect(text.contains("<<<<<<< ours\n=======\n### [F-BIZ-002] The lamp went out\n"))
        #expect(text.contains("The lamp on the roof.\n>>>>>>> theirs"))
        let (clean, rest) = try self.merge(removal, ("Two", "Zwei"))
        #expect(
            !clean.hasConflicts
                && rest == Self.base.replacing(removal.0, with: "").replacing("Two", with: "Zwei"))
    }

    @Test("a virtual base has no markers, says what the base says, and keeps what both added")
    func virtual() throws {
        var options = MergeOptions()
        options.isVirtualBase = true
        let (merge, text) = try merge(
            ("The pump stood still", "The pump burst"), ("The pump stood still", "The pump froze"), options)
        #expect(text == Self.base)
        #expect(merge.files?.first?.hasConflicts == false)
        let (_, added) = try self.merge(
            ("The lamp.\n", "The lamp.\n\n### [F-BIZ-003] A\n**Date:** 2026-03-01\n**What Broke:**\nA.\n"),
            ("The lamp.\n", "The lamp.\n\n### [F-BIZ-003] B\n**Date:** 2026-03-02\n**What Broke:**\nB.\n"),
            options)
        #expect(added.contains("### [F-BIZ-003] A\n") && added.contains("### [F-BIZ-004] B\n"))
        #expect(!added.contains("<<<<<<<"))
    }
}
