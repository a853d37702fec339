public import MarkdownAST

/// Brings any Markdown into its canonical form without changing what it says.
///
/// The result always has the same tree as the input, inlines included, and formatting it again changes nothing. Both hold by
/// construction, not by care: each step's result is parsed and compared with the tree before, and steps are
/// repeated until there is nothing left to change. A block that cannot be brought into its canonical form without changing its
/// meaning stays as written; nothing is ever refused.
///
/// ```swift
/// let document = try Document(parsing: "Title\n=====\n\n* one\n* two\n")
/// let formatted = MarkdownFormatter().format(document)
/// formatted.document.source.bytes      // "# Title\n\n- one\n- two\n"
/// ```
///
/// - Note: The canonical form of each block is described in the README.
public struct MarkdownFormatter: Sendable {
    /// A formatter.
    public init() {}

    /// How often the result of a step is formatted again before the document is left as it was. One step is what nearly
    /// every document takes.
    private static let maximumSteps = 8

    /// The document in canonical form.
    ///
    /// - Complexity: O(n). A canonical document is walked once and not parsed again; any other is parsed once more for each
    ///   step.
    public func format(_ document: Document) -> FormattedDocument {
        var stubborn: Set<Int> = []
        for _ in 0..<Self.maximumRuns {
            switch run(document, excluding: stubborn) {
            case .settled(let formatted): return formatted
            case .restless(let blocks): stubborn.formUnion(blocks)
            }
        }
        return FormattedDocument(document: document, edits: [])
    }

    /// How often it is begun anew without the blocks that would not come to rest.
    private static let maximumRuns = 3

    private enum Outcome {
        case settled(FormattedDocument)
        /// The top-level blocks that changed in the last step.
        case restless(Set<Int>)
    }

    private func run(_ document: Document, excluding stubborn: Set<Int>) -> Outcome {
        // Nothing touches the marks of an unfinished merge.
        if document.firstMergeMark != nil {
            return .settled(FormattedDocument(document: document, edits: []))
        }
        var current = document
        var edits: [TextEdit] = []
        var last = current
        var changes: [TextEdit] = []
        for _ in 0..<Self.maximumSteps {
            guard let step = FormatStep(current, excluding: stubborn).result else {
                return .settled(FormattedDocument(document: current, edits: edits))
            }
            edits = edits.isEmpty ? step.edits : edits.followed(by: step.edits)
            (last, changes) = (current, step.edits)
            current = step.document
        }
        return .restless(Self.blocks(of: last, changedBy: changes))
    }

    /// The top-level blocks that edits touch. All steps lead to the same tree, so a block has the same index before and after.
    private static func blocks(of document: Document, changedBy edits: [TextEdit]) -> Set<Int> {
        var blocks: Set<Int> = []
        var next = 0
        for block in document.topLevelBlocks {
            let range = document.range(of: block)
            while next < edits.count, edits[next].range.upperBound < range.lowerBound { next += 1 }
            if next < edits.count, edits[next].range.lowerBound <= range.upperBound { blocks.insert(block) }
        }
        return blocks
    }
}
