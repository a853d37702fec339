import Foundation

/// A document to measure formatting on: one example of a specification, or a generated one.
struct Example: Encodable, Sendable {
    /// Its number in its collection, from 1; a generated document's seed.
    let id: Int

    /// The heading of the specification that it stands under.
    let section: String

    /// The document, always UTF-8.
    let markdown: String
}

extension Example {
    /// Reads the examples of a specification in the format of CommonMark's `spec.txt`.
    ///
    /// An example is a line of 32 backticks and ` example`, the Markdown, a line `.`, the HTML, and a line of 32
    /// backticks. `→` stands for a tab. The HTML is not read: it is compared with what cmark-gfm makes of the
    /// document, not with what it should make of it.
    static func examples(ofSpecification text: String) -> [Example] {
        let fence = String(repeating: "`", count: 32)
        var examples: [Example] = []
        var section = ""
        var markdown: String?
        var isInside = false
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = String(Substring(line))
            switch (isInside, markdown) {
            case (true, let text?) where line == ".":
                examples.append(Example(id: examples.count + 1, section: section, markdown: text))
                markdown = nil
            case (true, let text?):
                markdown = text + line.replacingOccurrences(of: "→", with: "\t") + "\n"
            case (true, nil):
                if line == fence { isInside = false }
            case (false, _):
                if line.hasPrefix(fence + " example") {
                    isInside = true
                    markdown = ""
                } else if line.hasPrefix("#") {
                    section = line.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces)
                }
            }
        }
        return examples
    }
}
