internal import MarkdownAST

/// `missing-related-file` and `unreadable-related-file`: listed paths of files that do not exist, or cannot
/// be read.
struct RelatedFileCheck {
    let facts: LogFacts
    let missing: Set<String>
    /// Why files could not be read, by name.
    let unreadable: [String: String]

    func run(_ findings: inout Findings) {
        if missing.isEmpty, unreadable.isEmpty { return }
        var unlisted = unreadable
        for section in facts.sections {
            let files = section.relatedFiles
            if files.isEmpty { continue }
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
                    findings.add(.unreadableRelatedFile, place, message)
                } else {
                    let message = "\(facts.quoted(place)) does not exist; add it, or correct the path"
                    findings.add(.missingRelatedFile, place, message)
                }
            }
        }
        // Files that belong to this one but are not in its list.
        for (name, reason) in unlisted.sorted(by: { $0.key < $1.key }) {
            findings.add(
                .unreadableRelatedFile, 0..<0, "\(facts.quoted(name)) cannot be looked at: \(reason)")
        }
    }
}
