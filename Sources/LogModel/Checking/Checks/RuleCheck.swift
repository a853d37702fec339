internal import MarkdownAST

/// `rule-without-origin`, `origin-mismatch` and `rule-in-wrong-section`: the entries that are rules.
struct RuleCheck {
    let facts: LogFacts
    let references: ReferenceIndex

    func run(_ findings: inout Findings) {
        guard facts.entries.contains(where: \.isRule) else { return }
        let layers = PrefixTable(facts.document).rows.map {
            (prefix: $0.prefix, key: FoldedText.key(Array($0.layer.utf8)))
        }
        let sections = facts.sections
        var next = 0
        for entry in facts.entries where entry.isRule {
            checkOrigin(entry, &findings)
            let line = facts.source.line(at: entry.idRange.lowerBound)
            while next < sections.count, sections[next].lines.lowerBound < line { next += 1 }
            guard next > 0 else { continue }
            let title = sections[next - 1].title
            guard let prefix = Self.prefix(of: Array(title.utf8), layers), !entry.id.prefix.hasPrefix(prefix)
            else { continue }
            let message =
                "\(entry.id) stands under '\(title)', which is for \(prefix)…; move it to its section"
            findings.add(.ruleInWrongSection, entry.idRange, message)
        }
    }

    private func checkOrigin(_ entry: LogFacts.Entry, _ findings: inout Findings) {
        let fields = facts.fields(of: entry)
        guard let origin = fields.first(where: \.isOrigin) else {
            let asks = facts.schemas[entry.schemaIndex].origin != nil
            if asks, fields.contains(where: { $0.schemaIndex != nil }) {
                findings.add(
                    .ruleWithoutOrigin, entry.idRange, "\(entry.id) has no 'Origin'; say where it comes from")
            }
            return
        }
        if origin.isEmpty {
            findings.add(
                .ruleWithoutOrigin, origin.label, "'Origin' is empty; say where \(entry.id) comes from")
            return
        }
        for mention in facts.mentions[origin.range] {
            guard let rules = references.failures[mention.id]?.rules, let first = rules.first,
                !rules.contains(entry.id)
            else { continue }
            let message = "\(entry.id) says that it comes from \(mention.id), but that names \(first)"
            findings.add(.originMismatch, mention.range, message)
        }
    }

    /// The prefix that a section's title names: `R-BIZ-SYS-` of `System Rules (R-BIZ-SYS)`, or the one of the layer that it
    /// begins with.
    static func prefix(of title: [UInt8], _ layers: [(prefix: String, key: [UInt8])]) -> String? {
        var offset = 0
        while offset < title.count {
            let isStart = offset == 0 || !title[offset - 1].isLetter && title[offset - 1] != UInt8(ascii: "-")
            guard isStart, title.has("R-", at: offset) else {
                offset += 1
                continue
            }
            var end = offset
            while end < title.count,
                title[end].isUppercase || title[end].isDigit || title[end] == UInt8(ascii: "-")
            {
                end += 1
            }
            var segments = title.string(offset..<end).split(separator: "-")
            if segments.last?.allSatisfy({ $0 == "X" || $0 == "N" }) == true { segments.removeLast() }
            if segments.count > 1 { return segments.joined(separator: "-") + "-" }
            offset = max(end, offset + 1)
        }
        return layers.first { layer in
            guard let end = FoldedText.prefixEnd(title, 0..<title.count, layer.key) else { return false }
            return end == title.count || title[end].isBlank
        }?.prefix
    }
}
