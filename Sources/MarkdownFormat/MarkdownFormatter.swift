public import MarkdownAST

/// Brings Markdown into its canonical form without changing its meaning.
///
/// The result has the same tree as the input, inlines included, and formatting it again changes nothing. Both
/// are checked, not assumed: the result of each step is parsed and compared with the tree before, and steps
/// are repeated until nothing changes. A block whose canonical form would change the meaning stays as
/// written. Formatting never fails.
///
/// ```swift
/// let document = try Document(parsing: "Title\n=====\n\n* one\n* two\n")
/// let formatted = MarkdownFormatter().format(document)
/// formatted.document.source.bytes      // "# Title\n\n- one\n- two\n"
/// ```
///
/// - Note: The canonical form of each block is described in the README.
public struct MarkdownFormatter: Sendable {
    /// Makes a formatter; it has no options.
    public init() {}

    /// How many steps a run may take before the blocks that still change are given up. Nearly every document
    /// takes one.
    private static let maximumSteps = 8

    /// Formats a document.
    ///
    /// - Complexity: O(n). A canonical document is walked once and not parsed again; any other is parsed once
    ///   more for each step.
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

    /// How many runs there may be, each without the blocks that kept changing in the runs before.
    private static let maximumRuns = 3

    private enum Outcome {
        case settled(FormattedDocument)
        /// The top-level blocks that the last step still changed.
        case restless(Set<Int>)
    }

    private func run(_ document: Document, excluding stubborn: Set<Int>) -> Outcome {
        // A file with conflict markers stays as it is.
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

    /// The top-level blocks that the edits touch. All steps have the same tree, so a block keeps its index.
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
