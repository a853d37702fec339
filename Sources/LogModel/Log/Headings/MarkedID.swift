internal import ByteText

/// An id with marks around it at the start of a heading, and the title behind it.
///
/// `**[F-1] t**`, `[F-1](url) t`, `[F-1: t](url)`, `🔴 [F-1] t`, `[x] F-1 t`, `<a id="f-1"></a>[F-1] t`, `F-1. t`, `f-1: t`. What stands before the
/// id is skipped, or opened and then closed behind the id or at the end of the title.
struct MarkedID {
    let id: Range<Int>
    let scan: EntryID.Scan
    /// Whether it stands in brackets alone.
    let isBracketed: Bool
    /// Behind the id and what closes directly behind it.
    let idEnd: Int
    let title: Range<Int>
    /// What is opened before the id and closed within the title.
    let closedInTitle: [[UInt8]]

    /// - Complexity: O(bytes of the text)
    init?(_ bytes: [UInt8], _ text: Range<Int>) {
        guard var marks = HeadingMarks(bytes, text) else { return nil }
        let start = marks.offset
        guard
            let scan = EntryID.Scan(bytes, at: start, end: text.upperBound)
                ?? EntryID.Scan(bytes, at: start, end: text.upperBound, anyCase: true)
        else { return nil }
        let opensBracket = marks.open.last == .bracket
        marks.offset = scan.end
        isBracketed = marks.close() && opensBracket
        while marks.close() {}
        idEnd = marks.offset
        guard marks.skipSeparator() else { return nil }
        let titleStart = marks.offset
        guard let titleEnd = marks.closeTitle() else { return nil }
        (id, self.scan) = (start..<scan.end, scan)
        (title, closedInTitle) = (titleStart..<max(titleStart, titleEnd), marks.closedInTitle)
    }
}

/// Skips and opens the marks before an id, and closes them behind it.
private struct HeadingMarks {
    enum Mark: Equatable {
        /// `**`, `_`, `~~` or backticks.
        case run([UInt8])
        case bracket
        case parenthesis
    }

    let bytes: [UInt8]
    var offset: Int
    /// What is open, the outermost first.
    private(set) var open: [Mark] = []
    private(set) var closedInTitle: [[UInt8]] = []
    private var openTags = 0
    private let end: Int

    /// The most marks around one id.
    private static let maximumDepth = 8

    /// Skips and opens what stands at the start of a text; nil if it cannot stand before an id.
    init?(_ bytes: [UInt8], _ text: Range<Int>) {
        (self.bytes, offset, end) = (bytes, text.lowerBound, text.upperBound)
        while offset < end, !bytes[offset].isLetter {
            guard open.count <= Self.maximumDepth, skipOrOpen() else { return nil }
        }
    }

    private mutating func skipOrOpen() -> Bool {
        switch bytes[offset] {
        case let byte where byte.isBlank: offset += 1
        case UInt8(ascii: "\\") where has("[", behind: 1): offset += 1
        case UInt8(ascii: "<"): return skipTag()
        case UInt8(ascii: "("): openMark(.parenthesis, 1)
        case UInt8(ascii: "["):
            if let box = boxEnd { offset = box } else { openMark(.bracket, 1) }
        case UInt8(ascii: ":"):
            let name = bytes[offset + 1..<end].prefix { $0.isLetter || $0.isDigit || $0.isOne(of: "_+-") }
            guard !name.isEmpty, name.endIndex < end, bytes[name.endIndex] == UInt8(ascii: ":") else {
                return false
            }
            offset = name.endIndex + 1
        case let byte where byte.isOne(of: "*_~`"):
            let run = Array(bytes[offset..<end].prefix { $0 == byte })
            openMark(.run(run), run.count)
        case let byte where byte >= 0x80:
            guard let end = symbolEnd(at: offset) else { return false }
            offset = end
        default: return false
        }
        return true
    }

    private mutating func openMark(_ mark: Mark, _ length: Int) {
        open.append(mark)
        offset += length
    }

    private func has(_ text: StaticString, behind count: Int = 0) -> Bool {
        offset + count + text.utf8CodeUnitCount <= end && bytes.has(text, at: offset + count)
    }

    /// Behind an emoji or another symbol; nil at a letter or a digit.
    private func symbolEnd(at start: Int) -> Int? {
        var rest = bytes[start..<min(start + 4, end)].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&rest) else { return nil }
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil { return nil }
        return start + UTF8.width(scalar)
    }

    /// Behind a box such as `[x]` at the offset; nil if there is none.
    private var boxEnd: Int? {
        guard offset + 2 < end else { return nil }
        let inner = bytes[offset + 1]
        let close: Int? =
            inner >= 0x80 ? symbolEnd(at: offset + 1) : inner.isOne(of: " xX-~!/") ? offset + 2 : nil
        guard let close, close < end, bytes[close] == UInt8(ascii: "]") else { return nil }
        let isLink = close + 1 < end && bytes[close + 1].isOne(of: "([")
        return isLink ? nil : close + 1
    }

    private mutating func skipTag() -> Bool {
        guard let close = bytes[offset..<end].firstIndex(of: UInt8(ascii: ">")) else { return false }
        let isClosing = has("</")
        let isEmpty = bytes[close - 1] == UInt8(ascii: "/") || has("<!")
        openTags += isClosing ? -1 : isEmpty ? 0 : 1
        offset = close + 1
        return true
    }

    /// Closes what was opened last, or an element, at the offset; false if neither closes there.
    mutating func close() -> Bool {
        guard offset < end else { return false }
        if has("</") { return skipTag() }
        switch open.last {
        case .run(let run):
            guard offset + run.count <= end, bytes.has(run, at: offset) else { return false }
            offset += run.count
        case .parenthesis:
            guard has(")") else { return false }
            offset += 1
        case .bracket:
            guard has("]") || has("\\]") else { return false }
            offset += has("]") ? 1 : 2
            if let target = targetEnd { offset = target }
        case nil: return false
        }
        open.removeLast()
        return true
    }

    /// Behind the target of a link, `(url)` or `[reference]`, at the offset.
    private var targetEnd: Int? {
        guard offset < end else { return nil }
        if has("[") {
            return bytes[offset..<end].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
        }
        guard has("(") else { return nil }
        var depth = 0
        for place in offset..<end {
            if bytes[place] == UInt8(ascii: "(") { depth += 1 }
            if bytes[place] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return place + 1 }
        }
        return nil
    }

    /// Skips what stands between an id and its title; false if the text is glued to the id.
    mutating func skipSeparator() -> Bool {
        var isSpaced = false
        var hasSeparator = false
        while offset < end {
            if bytes[offset].isBlank {
                isSpaced = true
                offset += 1
            } else if !hasSeparator, let length = separatorLength(isSpaced: isSpaced) {
                hasSeparator = true
                offset += length
            } else if !close() {
                break
            }
        }
        return offset == end || isSpaced || hasSeparator
    }

    /// The length of the separator at the offset; nil if there is none.
    private func separatorLength(isSpaced: Bool) -> Int? {
        if has("：") { return 3 }
        let length: Int
        if has("—") || has("–") {
            length = 3
        } else if has("·") {
            length = 2
        } else if has(":") || has("|") || isSpaced && has("-")
            || !isSpaced && (has(".") || has(")") && open.last != .parenthesis)
        {
            length = 1
        } else {
            return nil
        }
        // A separator is followed by a blank or by what closes a mark, or else it belongs to the title.
        let next = offset + length
        return next == end || bytes[next].isBlank || bytes[next].isOne(of: "*_~`])<\\") ? length : nil
    }

    /// Closes what is still open at the end of the title, and returns that end; nil if something stays open.
    mutating func closeTitle() -> Int? {
        var title = bytes.trimmingBlanks(offset..<end)
        while openTags > 0, let last = title.last, bytes[last] == UInt8(ascii: ">"),
            let start = bytes[title].lastIndex(of: UInt8(ascii: "<")), bytes.has("</", at: start)
        {
            openTags -= 1
            title = bytes.trimmingBlanks(title.lowerBound..<start)
        }
        for mark in open {
            switch mark {
            case .run(let run):
                if bytes[title].suffix(run.count).elementsEqual(run) {
                    title = title.lowerBound..<title.upperBound - run.count
                } else if bytes.firstOffset(of: run, in: title) != nil {
                    closedInTitle.append(run)
                } else {
                    return nil
                }
            case .parenthesis:
                guard let last = title.last, bytes[last] == UInt8(ascii: ")") else { return nil }
                title = title.lowerBound..<last
            case .bracket:
                guard let close = closingBracket(of: title) else { return nil }
                title = title.lowerBound..<close
            }
            title = bytes.trimmingBlanks(title)
        }
        return title.isEmpty ? offset : title.upperBound
    }

    /// Where the bracket that ends a title begins to close, with the target of its link behind it.
    private func closingBracket(of title: Range<Int>) -> Int? {
        guard let last = title.last else { return nil }
        let opening: UInt8
        switch bytes[last] {
        case UInt8(ascii: ")"): opening = UInt8(ascii: "(")
        case UInt8(ascii: "]"): opening = UInt8(ascii: "[")
        default: return nil
        }
        var place = last
        while place > title.lowerBound {
            if bytes[place] == opening, bytes[place - 1] == UInt8(ascii: "]") { return place - 1 }
            place -= 1
        }
        if opening == UInt8(ascii: "(") { return nil }
        return last > title.lowerBound && bytes[last - 1] == UInt8(ascii: "\\") ? last - 1 : last
    }
}
