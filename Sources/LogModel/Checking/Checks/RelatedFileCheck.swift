internal import MarkdownAST

/// `missing-related-file`: the paths of the list of related files at which there is nothing.
struct RelatedFileCheck {
    let facts: LogFacts
    let missing: Set<String>

    func run(_ findings: inout Findings) {
        if missing.isEmpty { return }
        for section in facts.sections {
            guard case .relatedFiles(let files) = section.content else { continue }
            let range = facts.source.range(ofLines: section.lines)
            var offset = range.lowerBound
            // A path in more than one backtick is not found; looking for many such would cost more than the section.
            var failures = 0
            for file in files where missing.contains(file.path) && failures < 8 {
                let found = facts.source.bytes.firstRange(
                    of: Array("`\(file.path)`".utf8), in: offset..<range.upperBound)
                let place = found.map { $0.lowerBound + 1..<$0.upperBound - 1 } ?? offset..<offset
                offset = found?.upperBound ?? offset
                if found == nil { failures += 1 }
                findings.add(
                    .missingRelatedFile, place,
                    "\(facts.quoted(place)) does not exist; add it, or correct the path")
            }
        }
    }
}

extension [UInt8] {
    /// Where bytes stand for the first time within a range.
    fileprivate func firstRange(of pattern: [UInt8], in range: Range<Int>) -> Range<Int>? {
        guard let first = pattern.first else { return nil }
        let range = range.clamped(to: 0..<count)
        var offset = range.lowerBound
        while offset + pattern.count <= range.upperBound {
            if self[offset] == first, self[offset..<offset + pattern.count].elementsEqual(pattern) {
                return offset..<offset + pattern.count
            }
            offset += 1
        }
        return nil
    }
}
