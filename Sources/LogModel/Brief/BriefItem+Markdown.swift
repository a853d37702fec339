internal import SecretScan

extension BriefItem {
    /// The item as one line of a list in Markdown, without a line ending: its name, what it asks for, and what to know of it.
    ///
    /// Of a text of more than 600 bytes only the first paragraphs and items of lists are given that take no more, with a `…` behind them; none
    /// if there is a title and the first one takes more.
    public var markdown: String {
        let entry = review.entry
        var name = entry.hasID ? entry.id.text : review.date?.description ?? ""
        var title = InlineText.safe(title)
        // A line begins with a name, so that nothing else in it can be the beginning of a block.
        if name.isEmpty {
            (name, title) = (title.isEmpty ? "(no title)" : title, "")
        } else {
            name = InlineText.safe(name)
        }
        var line = "- **\(name)**"
        let text = shownText(hasTitle: !review.entry.title.isEmpty)
        if !title.isEmpty { line += " \(title)" }
        if !text.isEmpty, text != title, text != name {
            let isEnded =
                title.isEmpty && entry.hasID || InlineText.endsSentence(title.isEmpty ? name : title)
            line += isEnded ? " \(text)" : ": \(text)"
        }
        if !facts.isEmpty { line += " (\(facts.joined(separator: "; ")))" }
        // What was parted by characters that are not shown may be a credential now.
        return SecretMask.forms.masked(line)
    }

    private static let longest = 600

    private func shownText(hasTitle: Bool) -> String {
        let text = text
        var shown = ""
        var kept = ""
        for part in Self.parts(of: text) {
            kept += part
            let safe = InlineText.safe(kept)
            if safe.utf8.count > Self.longest {
                if shown.isEmpty { return hasTitle ? "" : InlineText.safe(text) }
                return shown + " …"
            }
            shown = safe
        }
        return shown
    }

    /// The paragraphs of a text and the items of its lists, each with its line endings.
    private static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var isBehindBlank = true
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let isBlank = line.allSatisfy(\.isWhitespace)
            let isItem = InlineText.isItem(line)
            if isBehindBlank || isItem { parts.append("") }
            parts[parts.count - 1] += line + "\n"
            isBehindBlank = isBlank
        }
        return parts
    }

    private static let shownIDs = 3

    private var facts: [String] {
        var facts: [String] = []
        if let severity { facts.append(InlineText.safe(severity.name).lowercased()) }
        if !recurrences.isEmpty {
            let names = recurrences.prefix(Self.shownIDs).map { InlineText.safe($0.text) }
            let rest = recurrences.count - names.count
            facts.append(
                "came back as \(names.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : "")")
        }
        switch enforcement {
        case .enforced: facts.append("enforced")
        case .missing: facts.append("what should enforce it is missing")
        case .advisory: break
        }
        return facts
    }
}
