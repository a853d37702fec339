internal import LogModel
internal import MarkdownAST

extension DiagnosticCode {
    /// A related file does not exist.
    public static let missingRelatedFile = Self(rawValue: "missing-related-file")
    /// A related file exists but cannot be read.
    public static let unreadableRelatedFile = Self(rawValue: "unreadable-related-file")
}

/// Listed paths of files that do not exist, or cannot be read.
struct RelatedFileCheck: LogCheck {
    let explanations: [DiagnosticCode.Explanation] = [
        .init(
            .missingRelatedFile,
            .warning,
            "a related file is not there",
            meaning: """
                The path is looked for beside the log, then in the directories above it up to the top of the repository. Only lists under a \
                heading that says so are looked at, such as `Related Files`.
                """,
            example: "- `BIZOS_RULES.md` — preventive rules",
            remedy: "Add the file, or correct the path."
        ),
        .init(
            .unreadableRelatedFile,
            .error,
            "a related file cannot be looked at",
            meaning: """
                There is something at the path, and it is not read: it lies outside of the repository, is not UTF-8, no file, larger or \
                deeper than what is accepted, a link that leads nowhere, or the system refuses. What it holds is unknown, so ids that \
                it should hold are not known either.
                """,
            example: "- `../elsewhere/RULES.md` — preventive rules",
            remedy:
                "Correct the file or the path. Name a file outside of the repository beside the log to have it read."
        ),
    ]

    func run(_ context: CheckContext, _ findings: inout Findings) {
        let facts = context.facts
        let (missing, unreadable) = (context.missing, context.unreadable)
        if missing.isEmpty, unreadable.isEmpty { return }
        var unlisted = unreadable
        for section in facts.sections {
            let files = section.relatedFiles
            if files.isEmpty { continue }
            guard SectionWords.namesRelatedFiles(section.title) else {
                for file in files { unlisted[file.path] = nil }
                continue
            }
            let range = facts.source.range(ofLines: section.lines)
            var offset = range.lowerBound
            // A path in more than one backtick is not found; searching for many of them would cost more than
            // the section.
            var failures = 0
            for file in files where failures < 8 {
                let reason = unreadable[file.path]
                guard reason != nil || missing.contains(file.path) else { continue }
                unlisted[file.path] = nil
                let found = facts.source.bytes.firstOffset(
                    of: Array("`\(file.path)`".utf8), in: offset..<range.upperBound)
                let length = file.path.utf8.count
                let place = found.map { $0 + 1..<$0 + 1 + length } ?? offset..<offset
                offset = found.map { $0 + length + 2 } ?? offset
                if found == nil { failures += 1 }
                if let reason {
                    let message = "\(facts.quoted(place)) cannot be looked at: \(reason)"
                    findings.add(.unreadableRelatedFile, at: place, message)
                } else {
                    let message = "\(facts.quoted(place)) does not exist; add it, or correct the path"
                    findings.add(.missingRelatedFile, at: place, message)
                }
            }
        }
        // Files that belong to this one but are not in its list.
        for (name, reason) in unlisted.sorted(by: { $0.key < $1.key }) {
            findings.add(
                .unreadableRelatedFile, at: 0..<0, "\(facts.quoted(name)) cannot be looked at: \(reason)")
        }
    }
}
