internal import ByteText

/// Gives entries the keys that a form asks for, and notes which ones they had.
struct ConvertedKeys {
    private let keys: FormStyle.Keys
    /// Whether several numbers, as `16-19`, can be a key.
    private let takesRanges: Bool
    /// Whether a number within a section, as `1.2`, can be a key.
    private let takesSections: Bool
    private var used: Set<String>
    private let prefix: String
    /// The last number that was given out behind a prefix.
    private var last: [String: Int] = [:]
    /// The entries that got a key, by their places, with it.
    private(set) var made: [(entry: Int, key: String)] = []

    init(_ style: FormStyle, for entries: [EntryContent]) {
        keys = style.keys
        takesRanges = style.container == .row
        if case .heading = style.container { takesSections = true } else { takesSections = false }
        used = Set(entries.compactMap { $0.key?.text })
        var counts: [String: Int] = [:]
        for case .id(let text)? in entries.lazy.map(\.key) {
            counts[EntryID(foreign: text).prefix, default: 0] += 1
        }
        let common = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        if case .ids(let own, let isDated) = style.keys {
            prefix = isDated ? own : common ?? own
        } else {
            prefix = ""
        }
    }

    /// Gives an entry a key if it needs one.
    mutating func name(_ entry: inout EntryContent, at index: Int) {
        let key: EntryContent.Key
        switch (keys, entry.key) {
        case (.asTheyAre, .number(let text)) where !isKey(text):
            note(text, in: &entry)
            entry.key = nil
            return
        case (.numbers, .number(let text)) where !isKey(text):
            key = .number(next("", width: 1))
        case (.asTheyAre, _), (_, .id), (.numbers, .number): return
        case (.numbers, nil): key = .number(next("", width: 1))
        case (.ids(_, let isDated), let old):
            if isDated {
                let day = entry.date.map { $0.description.filter { $0 != "-" } + "-" } ?? ""
                key = .id(next(prefix + day, width: 3))
            } else if case .number(let digits)? = old, digits.utf8.allSatisfy(\.isDigit),
                !used.contains(prefix + Self.padded(digits, 3))
            {
                key = .id(prefix + Self.padded(digits, 3))
                used.insert(key.text)
            } else {
                key = .id(next(prefix, width: 3))
            }
        }
        note(entry.key?.text ?? EntryContent.noKey, in: &entry)
        entry.key = key
        made.append((index, key.text))
    }

    /// Whether a number is read as a key in this form.
    private func isKey(_ number: String) -> Bool {
        takesRanges || number.utf8.allSatisfy { $0.isDigit || takesSections && $0 == UInt8(ascii: ".") }
    }

    /// Says in an entry which key it had.
    private func note(_ key: String, in entry: inout EntryContent) {
        entry.fields.append(EntryContent.Field(label: EntryContent.keyNote, role: nil, text: key))
    }

    private mutating func next(_ prefix: String, width: Int) -> String {
        var number = last[prefix] ?? 0
        while true {
            number += 1
            let text = prefix + Self.padded("\(number)", width)
            if used.insert(text).inserted {
                last[prefix] = number
                return text
            }
        }
    }

    private static func padded(_ digits: String, _ width: Int) -> String {
        String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
