internal import ByteText
internal import MarkdownAST

/// Reads what a rule names as that which enforces it: code spans, links and bare words, divided by commas, semicolons and lines.
struct EnforcementReader {
    private let bytes: [UInt8]
    private let end: Int
    private var targets: [EnforcementTarget] = []
    /// Words between targets, which are one if nothing else is said.
    private var words: Range<Int>?
    private var brackets = NextByte()
    private var parentheses = NextByte()

    /// - Complexity: O(range)
    static func targets(in bytes: [UInt8], _ range: Range<Int>) -> [EnforcementTarget] {
        let range = range.clamped(to: bytes.indices)
        var reader = EnforcementReader(bytes: bytes, end: range.upperBound)
        reader.read(from: range.lowerBound)
        return reader.targets
    }

    private init(bytes: [UInt8], end: Int) { (self.bytes, self.end) = (bytes, end) }

    private mutating func read(from start: Int) {
        var place = start
        while place < end {
            switch bytes[place] {
            case UInt8(ascii: "`"): place = codeSpan(place)
            case UInt8(ascii: "["): place = link(place) ?? place + 1
            case UInt8(ascii: ","), UInt8(ascii: ";"), 0x0A, 0x0D:
                endPiece()
                place += 1
            case let byte where byte.isBlank || Self.isMark(byte): place += 1
            default: place = word(place)
            }
        }
        endPiece()
    }

    // MARK: Code spans and links

    private mutating func codeSpan(_ start: Int) -> Int {
        var open = start
        while open < end, bytes[open] == UInt8(ascii: "`") { open += 1 }
        let width = open - start
        var close = open
        var run = 0
        while close < end {
            run = bytes[close] == UInt8(ascii: "`") ? run + 1 : 0
            close += 1
            let isLast = close == end || bytes[close] != UInt8(ascii: "`")
            if run == width, isLast {
                code(bytes.trimmingBlanks(open..<close - width))
                return close
            }
        }
        return open
    }

    /// What stands in a code span: a path, an address, a target of a Makefile, or a command with paths among its words.
    private mutating func code(_ range: Range<Int>) {
        if range.isEmpty { return }
        let parts = split(range)
        if let target = makeTarget(parts) { return add(.make(target.text), target.range) }
        if parts.count == 1 { return add(Self.kind(of: text(range), isCode: true), range, isCode: true) }
        let paths = parts.filter { isPath($0, isCode: false) }
        if paths.isEmpty { return add(.words(text(range)), range) }
        for path in paths { addPath(path) }
    }

    private mutating func link(_ start: Int) -> Int? {
        guard let close = brackets.next(UInt8(ascii: "]"), in: bytes, start..<end), close + 1 < end,
            bytes[close + 1] == UInt8(ascii: "("),
            let last = parentheses.next(UInt8(ascii: ")"), in: bytes, close..<end)
        else { return nil }
        var range = bytes.trimmingBlanks(close + 2..<last)
        if let first = range.first, bytes[first] == UInt8(ascii: "<"), range.count > 1 {
            range = range.lowerBound + 1..<range.upperBound - 1
        }
        if let blank = range.first(where: { bytes[$0].isBlank }) { range = range.lowerBound..<blank }
        if !range.isEmpty { add(Self.kind(of: text(range), isCode: true), range, isCode: true) }
        return last + 1
    }

    // MARK: Bare words

    private mutating func word(_ start: Int) -> Int {
        var stop = start
        while stop < end, !bytes[stop].isBlank, !bytes[stop].isLineEnding, !Self.isDivider(bytes[stop]) {
            stop += 1
        }
        let range = start..<max(stop, start + 1)
        if text(range).lowercased() == "make" {
            let next = bytes.skippingBlanks(from: stop, to: end)
            var behind = next
            while behind < end, bytes[behind].isInTarget { behind += 1 }
            if behind > next, words == nil {
                add(.make(text(next..<behind)), start..<behind)
                return behind
            }
        }
        if Self.isAddress(text(range)) {
            add(.url(text(trimmed(range))), trimmed(range))
        } else if isPath(range, isCode: false) {
            addPath(range)
        } else {
            words = (words?.lowerBound ?? range.lowerBound)..<range.upperBound
        }
        return range.upperBound
    }

    /// Words that stand alone between commas are a target; beside one they only explain it.
    private mutating func endPiece() {
        defer {
            words = nil
            countBefore = targets.count
        }
        guard let range = words, targets.count == countBefore else { return }
        let trimmed = trimmed(range)
        if text(trimmed).contains(where: \.isLetter) {
            targets.append(EnforcementTarget(kind: .words(text(trimmed)), range: trimmed))
        }
    }

    /// How many targets there were before the piece that is being read.
    private var countBefore = 0

    // MARK: Targets

    private mutating func addPath(_ range: Range<Int>) {
        add(.path(text(range)), range, isCode: true)
    }

    private mutating func add(_ kind: EnforcementTarget.Kind, _ range: Range<Int>, isCode: Bool = false) {
        if case .path(let path) = kind, isCode {
            let length = Self.length(ofPath: path)
            let part = range.lowerBound..<range.lowerBound + length
            targets.append(EnforcementTarget(kind: .path(text(part)), range: part))
        } else {
            targets.append(EnforcementTarget(kind: kind, range: range))
        }
    }

    private func makeTarget(_ parts: [Range<Int>]) -> (text: String, range: Range<Int>)? {
        guard parts.count > 1, text(parts[0]) == "make",
            let part = parts.dropFirst().first(where: { range in
                range.allSatisfy { bytes[$0].isInTarget } && bytes[range.lowerBound] != UInt8(ascii: "-")
            })
        else { return nil }
        return (text(part), parts[0].lowerBound..<part.upperBound)
    }

    private func split(_ range: Range<Int>) -> [Range<Int>] {
        bytes[range].split { $0.isBlank || $0.isLineEnding }.map { $0.startIndex..<$0.endIndex }
    }

    private func text(_ range: Range<Int>) -> String { bytes.string(range) }

    /// Without punctuation around it.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = bytes.trimmingBlanks(range)
        while let last = range.last, Self.isMark(bytes[last]) || bytes[last] == UInt8(ascii: ".") {
            range = range.lowerBound..<last
        }
        return range
    }

    private func isPath(_ range: Range<Int>, isCode: Bool) -> Bool {
        if case .path = Self.kind(of: text(range), isCode: isCode) { true } else { false }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: "!"):
            true
        default: false
        }
    }

    private static func isDivider(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "`"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "*"):
            true
        default: false
        }
    }
}

extension UInt8 {
    fileprivate var isInTarget: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_")
    }
}

/// Where the next byte of a kind stands. Text in which there is none is looked through once, however often it is asked.
private struct NextByte {
    private var known = -1

    mutating func next(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        if known < range.lowerBound {
            known = bytes[range].firstIndex(of: byte) ?? Int.max
        }
        return known < range.upperBound ? known : nil
    }
}
