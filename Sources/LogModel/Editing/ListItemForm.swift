internal import MarkdownAST

/// How an item of a list is written: its indentation, its marker, and the blanks behind that.
struct ListItemForm {
    private let indentation: String
    /// `-`, `*`, `+`, or what stands behind a number: `.` or `)`.
    private let mark: String
    /// The number of the item; nil for bullets.
    let number: Int?
    private let blanks: String
    /// Whether all items have the same number.
    var repeatsNumber = false
    /// Whether a blank line stands between items.
    var isApart = false
    /// Whether items have boxes to be checked.
    var hasBox = false

    /// `- item`
    static let bullet = ListItemForm(indentation: "", mark: "-", number: nil, blanks: " ")

    private init(indentation: String, mark: String, number: Int?, blanks: String) {
        (self.indentation, self.mark, self.number, self.blanks) = (indentation, mark, number, blanks)
    }

    /// The form of an item of a document.
    init?(of item: Int, in document: Document) {
        let line = Int(document.nodes[item].startLine)
        self.init(document.source.string(document.source.content(ofLine: line)))
    }

    /// The form of the item that a line begins; nil if it begins none.
    init?(_ line: String) {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        let indentation = line.prefix(while: isBlank)
        var rest = line.dropFirst(indentation.count)
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        rest = rest.dropFirst(digits.count)
        guard let mark = rest.first, digits.isEmpty ? "-*+".contains(mark) : ".)".contains(mark) else {
            return nil
        }
        rest = rest.dropFirst()
        let blanks = rest.prefix(while: isBlank)
        // Behind more blanks, or a tab, stands indented code, or nothing.
        let isPlain = !rest.dropFirst(blanks.count).isEmpty && blanks.count < 5 && !blanks.contains("\t")
        self.init(
            indentation: String(indentation), mark: String(mark), number: Int(digits),
            blanks: isPlain ? String(blanks) : " ")
    }

    /// A further item of the list, on lines of its own.
    ///
    /// - Parameter distance: how many items it comes behind this one; 0 for the first item of a new list.
    func item(_ text: String, number distance: Int) -> String {
        var marker = mark
        if let number {
            // Nine digits are the most that a number may have.
            let next = number + distance
            marker = "\(repeatsNumber || next > 999_999_999 ? number : next)\(mark)"
        }
        let start = indentation + marker + blanks
        let below = indentation + String(repeating: " ", count: marker.count + blanks.count)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let item = lines.enumerated().map { index, line in
            if index == 0 { return start + (hasBox && !line.hasPrefix("[") ? "[ ] " : "") + line }
            return line.isEmpty ? "" : below + line
        }
        let ending = distance == 0 ? "" : isApart ? "\n\n" : "\n"
        return ending + item.joined(separator: "\n")
    }

    /// What an item says, from its lines.
    func text(of lines: [String]) -> String {
        let width = indentation.count + (number.map { "\($0)".count } ?? 0) + mark.count + blanks.count
        var texts = lines.enumerated().map { index, line in
            index == 0
                ? String(line.dropFirst(width))
                : String(line.dropFirst(min(width, line.prefix { $0 == " " }.count)))
        }
        while texts.count > 1, texts.last?.allSatisfy({ $0 == " " }) ?? false { texts.removeLast() }
        return texts.joined(separator: "\n")
    }
}
