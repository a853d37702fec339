internal import MarkdownAST

/// `missing-related-file` and `unreadable-related-file`: the paths of the list of related files at which there is nothing, or nothing
/// that can be looked at.
struct RelatedFileCheck {
    let facts: LogFacts
    let missing: Set<String>
    /// Why the files could not be looked at, by their names.
    let unreadable: [String: String]

    func run(_ findings: inout Findings) {
        if missing.isEmpty, unreadable.isEmpty { return }
        var unlisted = unreadable
        for section in facts.sections {
            let files = section.relatedFiles
            if files.isEmpty { continue }
            let range = facts.source.range(ofLines: section.lines)
            var offset = range.lowerBound
            // A path in more than one backtick is not found; looking for many such would cost more than the section.
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
        // What belongs to the file without being in its list.
        for (name, reason) in unlisted.sorted(by: { $0.key < $1.key }) {
            findings.add(
                .unreadableRelatedFile, 0..<0, "\(facts.quoted(name)) cannot be looked at: \(reason)")
        }
    }
}
