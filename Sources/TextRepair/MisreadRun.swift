/// Neighbouring characters that are all bytes of a code page, read as UTF-8 again, layer by layer.
///
/// UTF-8 tells where its characters begin, so a run can be read in one way only. A text that was encoded three times
/// is read twice; more than ``maximumLayers`` are not looked for.
struct MisreadRun {
    /// A character of the run, as it stands or as it was read.
    struct Unit {
        /// The bytes in the file.
        let range: Range<Int>
        let scalar: Unicode.Scalar
        /// How many layers were taken off: 0 for a character as it stands in the file.
        let layer: Int
        /// Whether it was read for reasons of its own or of its neighbours; if not, it needs evidence from elsewhere.
        let isCertain: Bool
    }

    static let maximumLayers = 4

    private(set) var units: [Unit]
    /// The characters around the run.
    private let before: Unicode.Scalar?
    private let after: Unicode.Scalar?

    init(_ units: [Unit], before: Unicode.Scalar?, after: Unicode.Scalar?) {
        self.units = units
        self.before = before
        self.after = after
        for layer in 1...Self.maximumLayers {
            let sequences = sequences(inLayer: layer - 1)
            if sequences.isEmpty { break }
            read(sequences, layer: layer)
        }
    }

    /// Some units that are the UTF-8 of one character.
    private struct Sequence {
        let units: Range<Int>
        let scalar: Unicode.Scalar
        /// Whether no orthography writes these characters in this order.
        let isOdd: Bool
        var isCertain: Bool
    }

    private func sequences(inLayer layer: Int) -> [Sequence] {
        var result: [Sequence] = []
        var index = 0
        var groupStart = 0
        while index < units.count {
            if let sequence = sequence(at: index, layer: layer) {
                if result.last?.units.upperBound != index { groupStart = result.count }
                result.append(sequence)
                index = sequence.units.upperBound
                if index < units.count, self.sequence(at: index, layer: layer) != nil { continue }
                settle(&result, from: groupStart)
            } else {
                index += 1
            }
        }
        return result
    }

    /// Makes the sequences of a group, which stand side by side, certain if one of them is or if they are many.
    private func settle(_ sequences: inout [Sequence], from start: Int) {
        let group = sequences[start...]
        guard
            group.contains(where: \.isCertain) || group.count > 3
                || group.count > 1 && group.contains(where: \.isOdd)
        else { return }
        for index in start..<sequences.count { sequences[index].isCertain = true }
    }

    private func sequence(at start: Int, layer: Int) -> Sequence? {
        let lead = units[start].scalar.value
        let count =
            switch lead {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard count > 0, start + count <= units.count else { return nil }
        let members = units[start..<start + count]
        var bytes: [UInt8] = []
        var isWindows1252 = false
        var isLatin1 = false
        for unit in members {
            guard unit.layer == layer, layer == 0 || unit.isCertain,
                let (byte, page) = CodePage.byte(for: unit.scalar)
            else { return nil }
            bytes.append(byte)
            isWindows1252 = isWindows1252 || page == .windows1252
            isLatin1 = isLatin1 || page == .latin1
        }
        guard !(isWindows1252 && isLatin1), let scalar = Unicode.Scalar(utf8: bytes[...]),
            UTF8.width(scalar) == count
        else { return nil }
        // Controls are kept for the next layer, the mark of lost characters for the report.
        let isControl = scalar.value < 0xA0
        guard isControl || scalar == "\u{FFFD}" || scalar == "\u{FEFF}" || WritingSystem(of: scalar) != nil
        else {
            return nil
        }
        let characters = members.map(\.scalar)[...]
        let isOdd = Legibility.isOdd(characters)
        let previous = start > 0 ? units[start - 1].scalar : before
        let next = start + count < units.count ? units[start + count].scalar : after
        let isCertain =
            !Self.needsCompany(lead)
            && (isOdd || Legibility.isOdd(characters, after: previous, before: next))
        return Sequence(units: start..<start + count, scalar: scalar, isOdd: isOdd, isCertain: isCertain)
    }

    /// Whether the lead is no letter (`×`) or also a sign for a measure (`Ø½`), and stands for an alphabet whose letters never
    /// stand alone.
    private static func needsCompany(_ lead: UInt32) -> Bool { lead >= 0xD4 && lead <= 0xDB }

    private mutating func read(_ sequences: [Sequence], layer: Int) {
        var result: [Unit] = []
        var copied = 0
        for sequence in sequences where layer == 1 || sequence.isCertain {
            result += units[copied..<sequence.units.lowerBound]
            copied = sequence.units.upperBound
            let start = units[sequence.units.lowerBound].range.lowerBound
            let end = units[copied - 1].range.upperBound
            result.append(
                Unit(range: start..<end, scalar: sequence.scalar, layer: layer, isCertain: sequence.isCertain)
            )
        }
        result += units[copied...]
        units = result
    }
}
