internal import ByteText

/// Finds the sequences of a text that could be double-encoded, line by line, and what speaks for each.
///
/// Lines are what is weighed together: text gets into a log by the line or by more.
struct MojibakeScan {
    /// A sequence that could be double-encoded.
    struct Suspect {
        let range: Range<Int>
        let scalar: Unicode.Scalar
        let verdict: Verdict
        /// The index of its line in ``MojibakeScan/lines``.
        let line: Int
        /// Whether no letter stands beside it.
        let standsAlone: Bool
    }

    /// What a sequence says about itself.
    enum Verdict: Sendable {
        /// No orthography writes it.
        case damaged
        /// It could be text; only evidence from elsewhere tells.
        case legible
        /// It is damaged beyond what can be undone for certain.
        case lost
    }

    /// A line with a suspect.
    struct Line {
        /// Whether no other character outside ASCII stands in the line.
        var isConsistent = true
        /// Characters outside ASCII that are as they should be.
        var intact: Set<Unicode.Scalar> = []
    }

    private(set) var suspects: [Suspect] = []
    private(set) var lines: [Line] = []
    /// Whether every character outside ASCII in the whole text is a suspect.
    private(set) var isConsistent = true

    private let bytes: ArraySlice<UInt8>
    private var intact: [Unicode.Scalar] = []
    private var lineHasSuspects = false
    private var previous: Unicode.Scalar?
    private var run: [MisreadRun.Unit] = []

    /// - Parameter skipped: what not to look at.
    init(_ bytes: ArraySlice<UInt8>, skipping skipped: RangeSet<Int>) {
        self.bytes = bytes
        var offset = bytes.startIndex
        for range in skipped.ranges where range.upperBound > offset {
            let start = max(offset, range.lowerBound)
            scan(offset..<start)
            offset = max(start, min(range.upperBound, bytes.endIndex))
            previous = "`"
            if bytes[start..<offset].contains(where: \.isLineEnding) { endLine() }
        }
        scan(offset..<bytes.endIndex)
        endLine()
    }

    /// Whether a text may hold anything to find: every double-encoded character begins with one of U+00C2 to U+00F4.
    ///
    /// - Complexity: O(n), eight bytes at a time.
    static func isWorthwhile(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var offset = 0
            while let lead = buffer.firstOffset(in: offset..<buffer.count, marked: \.leadC3Marks) {
                if lead + 1 < buffer.count, (0x82...0xB4).contains(buffer[lead + 1]) { return true }
                offset = lead + 1
            }
            return false
        }
    }

    private mutating func scan(_ range: Range<Int>) {
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            guard byte >= 0x80 else {
                let scalar = Unicode.Scalar(byte)
                endRun(before: scalar)
                if byte.isLineEnding { endLine() } else { previous = scalar }
                offset += 1
                continue
            }
            let decoded = Unicode.Scalar(utf8: bytes[offset..<range.upperBound])
            let scalar = decoded ?? "\u{FFFD}"
            let end = offset + (decoded.map(UTF8.width) ?? 1)
            if CodePage.byte(for: scalar) != nil {
                run.append(MisreadRun.Unit(range: offset..<end, scalar: scalar, layer: 0, isCertain: true))
            } else {
                endRun(before: scalar)
                intact.append(scalar)
                previous = scalar
            }
            offset = end
        }
        endRun(before: nil)
    }

    private mutating func endRun(before next: Unicode.Scalar?) {
        guard let last = run.last else { return }
        defer {
            previous = last.scalar
            run = []
        }
        let read = MisreadRun(run, before: previous, after: next)
        let standsAlone =
            !(previous?.properties.isAlphabetic ?? false) && !(next?.properties.isAlphabetic ?? false)
        var index = 0
        let units = read.units
        while index < units.count {
            let unit = units[index]
            index += 1
            if unit.layer == 0 {
                // What is left of `â€\u{9D}`, a closing quotation mark, where the control character was dropped.
                if unit.scalar == "â", index < units.count, units[index].layer == 0,
                    units[index].scalar == "€"
                {
                    let range = unit.range.lowerBound..<units[index].range.upperBound
                    add(range, "”", .lost, standsAlone)
                    index += 1
                } else {
                    intact.append(unit.scalar)
                }
            } else if unit.scalar == "\u{FEFF}"
                ? unit.range.lowerBound == 0 : WritingSystem(of: unit.scalar) != nil
            {
                add(unit.range, unit.scalar, unit.isCertain ? .damaged : .legible, standsAlone)
            } else if unit.scalar == "\u{FFFD}" {
                add(unit.range, unit.scalar, .lost, standsAlone)
            } else {
                intact.append(unit.scalar)
            }
        }
    }

    private mutating func add(
        _ range: Range<Int>, _ scalar: Unicode.Scalar, _ verdict: Verdict, _ standsAlone: Bool
    ) {
        suspects.append(
            Suspect(
                range: range, scalar: scalar, verdict: verdict, line: lines.count, standsAlone: standsAlone)
        )
        lineHasSuspects = true
    }

    private mutating func endLine() {
        if !intact.isEmpty { isConsistent = false }
        if lineHasSuspects { lines.append(Line(isConsistent: intact.isEmpty, intact: Set(intact))) }
        lineHasSuspects = false
        intact = []
        previous = nil
    }
}
