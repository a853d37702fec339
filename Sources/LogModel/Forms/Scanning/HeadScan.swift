/// What stands at the beginning of an entry, taken apart: its key, its date, how bad it was and how far one has come, and its title.
///
/// The text is that of a heading without its marks, the first words of a list item, or a line in bold. All ranges are byte offsets into
/// the source, so whoever writes a like one can put other words into each place.
struct HeadScan {
    private(set) var text: Range<Int>
    private(set) var key: Key?
    private(set) var isKeyBracketed = false
    /// Whether a colon, a dash or a bracket sets the key off from what follows, or nothing does.
    private(set) var isKeySetOff = false
    private(set) var isKeyAtEnd = false
    private(set) var date: DateScan?
    private(set) var datePlace = DatePlace.start
    /// The time of a day with which the text begins; one behind a date is part of that.
    private(set) var time: Range<Int>?
    private(set) var severity: Range<Int>?
    private(set) var status: Range<Int>?
    /// What is left: the words of the title; empty if there are none.
    private(set) var title: Range<Int>

    /// - Parameter status: how far one has come with it, if something before the range has said so.
    init(_ bytes: [UInt8], _ range: Range<Int>, status: Range<Int>? = nil) {
        text = bytes.trimmingBlanks(range)
        title = text
        self.status = status
        readStart(bytes)
        readEnd(bytes)
        title = bytes.trimmingBlanks(title)
    }

    /// A text that is known to be nothing but a title.
    init(plain text: Range<Int>) {
        self.text = text
        title = text
    }

    /// Lets the title begin at an offset or, if blanks stand there, behind them.
    mutating func dropTitle(before offset: Int, _ bytes: [UInt8]) {
        title = bytes.trimmingBlanks(min(offset, title.upperBound)..<title.upperBound)
    }

    /// Takes a date in brackets behind the text, if there is none yet: `**t.** (2026-03-04) text`.
    mutating func takeDate(behind offset: Int, _ bytes: [UInt8], to end: Int) {
        guard date == nil, offset < end, bytes[offset] == UInt8(ascii: "("),
            let scan = DateScan(bytes, at: offset + 1, end: end), scan.range.upperBound < end,
            bytes[scan.range.upperBound] == UInt8(ascii: ")")
        else { return }
        (date, datePlace) = (scan, .end)
        text = text.lowerBound..<scan.range.upperBound + 1
    }

    // MARK: The start

    private mutating func readStart(_ bytes: [UInt8]) {
        var offset = text.lowerBound
        let end = text.upperBound
        var isFirst = true
        while true {
            let start = bytes.skippingMarks(offset..<end)
            guard start < end else {
                offset = end
                break
            }
            guard let next = part(bytes, at: start, isFirst: isFirst) else {
                // Emphasis and code in front of the title belong to it.
                offset = isFirst || offset == text.lowerBound ? titleStart(bytes, from: offset) : offset
                break
            }
            isFirst = false
            offset = skippingSeparator(bytes, from: next)
        }
        title = min(offset, end)..<end
    }

    /// The key, date or value at an offset, as far as there is none yet; answers with the offset behind it.
    private mutating func part(_ bytes: [UInt8], at start: Int, isFirst: Bool) -> Int? {
        let end = text.upperBound
        if let close = closingBracket(bytes, at: start) {
            let inner = start + Self.bracketLength(bytes, at: start)..<close.start
            guard take(bytes, bracketed: inner, atEnd: false) else { return nil }
            var next = close.end
            // The target of a link is no part of the title.
            if next < end, bytes[next] == UInt8(ascii: "("), bytes[start] == UInt8(ascii: "["),
                let target = bytes[next..<end].firstIndex(of: UInt8(ascii: ")"))
            {
                next = target + 1
            }
            isKeySetOff = isKeySetOff || key != nil
            return next
        }
        if date == nil, let scan = DateScan(bytes, at: start, end: end),
            !bytes.isWordCharacter(at: scan.range.upperBound)
        {
            date = scan
            return scan.range.upperBound
        }
        if isFirst, let behind = ClockTime.end(bytes, at: start, end: end) {
            time = start..<behind
            return behind
        }
        if key == nil, let scan = KeyScan(bytes, at: start, end: end),
            isFirst || date != nil || severity != nil || status != nil,
            Self.isBoundary(bytes, scan.range.upperBound, end)
        {
            key = .id(scan)
            // `**F-1** title`
            let isMarked =
                start > text.lowerBound && bytes[start - 1].isOne(of: "*_`") && scan.range.upperBound < end
                && bytes[scan.range.upperBound] == bytes[start - 1]
            isKeySetOff = isMarked || Self.isSetOff(bytes, scan.range.upperBound, end)
            return scan.range.upperBound
        }
        if key == nil, isFirst, let named = keyBehindName(bytes, start..<end) {
            key = named.key
            isKeySetOff = true
            return named.end
        }
        if key == nil, let number = NumberScan(bytes, at: start, end: end) {
            key = .number(number.value, digits: number.digits, word: number.word)
            isKeySetOff = true
            return number.end
        }
        if date == nil, let scan = dateBehindWords(bytes, start..<end, isFirst: isFirst) {
            date = scan
            return scan.range.upperBound
        }
        // `OPEN: title`, `P1 — title`, `FIXED 2026-01-02: title`
        if let found = StateWords.prefix(bytes, start..<end),
            Self.isSetOff(bytes, found.range.upperBound, end)
                || date == nil
                    && DateScan(
                        bytes, at: bytes.skippingBlanks(from: found.range.upperBound, to: end), end: end)
                        != nil
        {
            let rest = skippingSeparator(bytes, from: found.range.upperBound)
            guard rest < end || !isFirst, take(found.kind, found.range) else { return nil }
            return found.range.upperBound
        }
        return nil
    }

    /// Puts what stands in brackets into its place; false if it is nothing that has one.
    private mutating func take(_ bytes: [UInt8], bracketed inner: Range<Int>, atEnd: Bool) -> Bool {
        let inner = bytes.trimmingMarks(inner)
        guard !inner.isEmpty else { return false }
        if date == nil, let scan = DateScan(bytes, at: inner.lowerBound, end: inner.upperBound),
            inner.upperBound - scan.range.upperBound <= 8
        {
            date = scan
            datePlace = atEnd ? .end : .start
            takeSecond(bytes, from: scan.range.upperBound, to: inner.upperBound)
            return true
        }
        if let kind = StateWords.kind(bytes, inner), take(kind, inner) { return true }
        if key == nil, let scan = KeyScan(bytes, at: inner.lowerBound, end: inner.upperBound),
            scan.range.upperBound == inner.upperBound
        {
            key = .id(scan)
            isKeyBracketed = true
            isKeySetOff = true
            isKeyAtEnd = atEnd
            return true
        }
        if key == nil, !atEnd, let number = NumberScan(bytes, whole: inner) {
            key = .number(number.value, digits: number.digits, word: number.word)
            isKeySetOff = true
            return true
        }
        guard let found = StateWords.prefix(bytes, inner) else { return false }
        // `(FIXED 2026-01-02)`, `(resolved in #12)`: the word tells, the rest is a remark; a long sentence is part of the title.
        let rest = bytes.trimmingMarks(found.range.upperBound..<inner.upperBound)
        guard rest.isEmpty || rest.count <= 40,
            atEnd || rest.isEmpty || DateScan.first(in: bytes, rest) != nil
        else { return false }
        let isWord =
            rest.isEmpty || Self.isSetOff(bytes, found.range.upperBound, inner.upperBound)
            || DateScan.first(in: bytes, rest) != nil || found.kind == .status
        guard isWord, take(found.kind, found.range) else { return false }
        takeSecond(bytes, from: found.range.upperBound, to: inner.upperBound)
        return true
    }

    /// Takes what else stands in brackets behind a first value: `(CRITICAL — OPEN)`, `(2026-03-04, P1)`.
    private mutating func takeSecond(_ bytes: [UInt8], from first: Int, to end: Int) {
        let range = bytes.trimmingMarks(min(end, skippingSeparator(bytes, from: first))..<end)
        if let kind = StateWords.kind(bytes, range) { _ = take(kind, range) }
    }

    private mutating func take(_ kind: StateWords.Kind, _ range: Range<Int>) -> Bool {
        switch kind {
        case .severity:
            guard severity == nil else { return false }
            severity = range
        case .status:
            guard status == nil else { return false }
            status = range
        }
        return true
    }

    // MARK: The end

    private mutating func readEnd(_ bytes: [UInt8]) {
        while !title.isEmpty {
            let end = bytes.trimmingMarks(title).upperBound
            guard end > title.lowerBound else { return }
            if let open = openingBracket(bytes, endingAt: end) {
                let inner = open.end..<end - Self.bracketLength(bytes, endingAt: end)
                guard takeParts(bytes, of: inner) else { return }
                title = title.lowerBound..<trimmingSeparator(bytes, open.start)
                continue
            }
            guard let start = lastPart(bytes, endingAt: end) else { return }
            title = title.lowerBound..<trimmingSeparator(bytes, start)
        }
    }

    /// Takes what stands in brackets at the end, which may be several values: `(2026-03-04, P1)`.
    private mutating func takeParts(_ bytes: [UInt8], of inner: Range<Int>) -> Bool {
        if take(bytes, bracketed: inner, atEnd: true) { return true }
        let before = key == nil
        var isTaken = false
        var start = inner.lowerBound
        var offset = start
        while offset < inner.upperBound {
            let length = bytes[offset].isOne(of: ",;/|") ? 1 : Self.longSeparator(bytes, offset) ?? 0
            if length > 0 {
                if take(bytes, bracketed: start..<offset, atEnd: true) { isTaken = true }
                start = offset + length
            }
            offset += max(1, length)
        }
        guard start > inner.lowerBound else { return false }
        if take(bytes, bracketed: start..<inner.upperBound, atEnd: true) { isTaken = true }
        // One of several things in brackets is no id.
        if before, key != nil { (key, isKeyAtEnd, isKeyBracketed) = (nil, false, false) }
        return isTaken && (date != nil || severity != nil || status != nil)
    }

    /// Where the date or the state at the end of the title begins, behind a dash or the like; nil if there is none.
    private mutating func lastPart(_ bytes: [UInt8], endingAt end: Int) -> Int? {
        let first = max(title.lowerBound, end - 48)
        let mayHaveDate = date == nil && DateScan.mayEnd(bytes, first..<end)
        var offset = end - 1
        while offset > first {
            offset -= 1
            guard isBreak(bytes, offset) else { continue }
            let start = bytes.skippingMarks(offset + 1..<end)
            guard start < end, start > offset else { continue }
            let isDash = !bytes[offset].isBlank || separatorEnds(bytes, offset + 1)
            // The title ends before a separator, or behind one of several bytes, which is then trimmed as a whole.
            let edge = bytes[offset] < 0x80 ? offset : offset + 1
            if mayHaveDate, isDash || bytes[offset].isBlank, let scan = DateScan(bytes, at: start, end: end),
                scan.range.upperBound == end, scan.date != nil
            {
                let longest = longest(bytes, scan, behind: offset)
                (date, datePlace) = (longest.scan, .end)
                return longest.offset == offset ? edge : longest.offset
            }
            guard isDash, let found = StateWords.prefix(bytes, start..<end) else { continue }
            let rest = bytes.trimmingMarks(found.range.upperBound..<end)
            let isDate =
                DateScan(bytes, at: rest.lowerBound, end: end).map { $0.range.upperBound == end } ?? false
            let isRemark = bytes[min(rest.lowerBound, end - 1)] == UInt8(ascii: "(")
            guard rest.isEmpty || isDate || isRemark, take(found.kind, found.range) else { continue }
            return edge
        }
        // `title ✅ FIXED`, `title **RESOLVED**`
        return decoratedState(bytes, endingAt: end)
    }

    private mutating func decoratedState(_ bytes: [UInt8], endingAt end: Int) -> Int? {
        let first = max(title.lowerBound, end - 30)
        var offset = end - 1
        while offset > first {
            offset -= 1
            guard bytes[offset].isBlank else { continue }
            let start = bytes.skippingMarks(offset + 1..<end)
            guard start > offset + 1, start < end, let kind = StateWords.kind(bytes, start..<end),
                take(kind, start..<end)
            else { continue }
            return offset
        }
        return nil
    }
}
