internal import MarkdownAST

/// Gives new entries the next ids of a log's family, or the next numbers.
struct FormKeys {
    private let model: FormModel
    /// The entries whose keys are in use; nil if there are none.
    private let log: FormModel?
    private let bytes: [UInt8]
    private let sample: FormEntry.Key
    /// The texts of the keys that are in use or have been given, in capitals.
    private var used: Set<String>
    /// The last number of the sequence, by what stands before it.
    private var last: [String: Int] = [:]

    /// - Parameter sample: the key of the newest entry that has one.
    init?(_ shape: FormShape, in document: Document) {
        let model = shape.model
        guard let entry = model.models.first(where: { $0.key != nil }), let sample = entry.key,
            model.mostModels({ $0.key != nil })
        else { return nil }
        self.model = model
        self.sample = sample
        log = shape.log
        bytes = document.source.bytes
        used = Set((shape.log?.entries ?? []).compactMap { $0.key?.id.text.uppercased() })
    }

    /// The key of the next entry.
    ///
    /// - Complexity: O(n) in the bytes of the file for the first key of a family, then O(1)
    mutating func next(on day: LogDate, title: String) -> String? {
        if let point = sample.id.text.lastIndex(of: "."), sample.isNumber {
            return nextWithin(sample.id.text[...point])
        }
        if sample.isNumber { return nextNumber() }
        let text = sample.id.text
        let bytes = Array(text.utf8)
        let dated = DateScanInKey.span(bytes, 0..<bytes.count)
        var prefix = text
        var tail = ""
        var start = 0
        if let dated {
            let head = bytes.string(0..<dated.lowerBound) + written(day, dated, bytes)
            start = dated.upperBound
            if start >= bytes.count {
                // Nothing but the day: one entry a day, and a second one cannot be told apart.
                return used.insert(head.uppercased()).inserted ? head : nil
            }
            var joint = start
            while joint < bytes.count, bytes[joint].isOne(of: "-_") { joint += 1 }
            prefix = head + bytes.string(start..<joint)
            tail = bytes.string(joint..<bytes.count)
            start = joint
        }
        let digits = bytes[start...].reversed().prefix(while: \.isDigit).count
        if dated != nil, digits < bytes.count - start { return suffix(behind: prefix, like: tail, title) }
        if dated == nil {
            // `DA-001r`: a letter behind the number tells of a follow-up.
            var end = bytes.count
            while end > 0, bytes[end - 1].isLetter { end -= 1 }
            var first = end
            while first > 0, bytes[first - 1].isDigit { first -= 1 }
            guard first < end else { return suffix(behind: "", like: text, title) }
            prefix = bytes.string(0..<first)
            tail = bytes.string(first..<end)
        }
        guard tail.utf8.count <= 15, let number = number(behind: prefix) else { return nil }
        let id = prefix + padded(number, like: tail)
        used.insert(id.uppercased())
        return id
    }

    private func padded(_ number: Int, like digits: String) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, digits.utf8.count - text.utf8.count)) + text
    }

    private mutating func number(behind prefix: String) -> Int? {
        if last[prefix] == nil { last[prefix] = highest(behind: prefix) }
        let next = (last[prefix] ?? 0) + 1
        guard next < 1_000_000_000_000_000 else { return nil }
        last[prefix] = next
        return next
    }

    /// The highest number that stands behind a prefix anywhere in the file; 0 if there is none.
    private func highest(behind prefix: String) -> Int {
        let wanted = Array(prefix.utf8).map(\.lowercased)
        guard let first = wanted.first else { return 0 }
        var highest = 0
        var offset = 0
        while offset + wanted.count < bytes.count {
            guard bytes[offset].lowercased == first,
                offset == 0 || !(bytes[offset - 1].isLetter || bytes[offset - 1].isDigit),
                wanted.indices.allSatisfy({ bytes[offset + $0].lowercased == wanted[$0] })
            else {
                offset += 1
                continue
            }
            var end = offset + wanted.count
            let start = end
            while end < bytes.count, bytes[end].isDigit { end += 1 }
            if end > start, end - start <= 15, let number = Int(bytes.string(start..<end)) {
                highest = max(highest, number)
            }
            offset = max(end, offset + 1)
        }
        return highest
    }

    // MARK: Days in ids

    private func written(_ day: LogDate, _ range: Range<Int>, _ bytes: [UInt8]) -> String {
        if range.count == 4 { return FormDate.four(day.year) }
        return FormDate.text(day, like: bytes.string(range), of: nil)
    }

    /// An unused text of the same shape behind a prefix: as many characters, digits and letters of the same kind.
    private mutating func suffix(behind prefix: String, like shape: String, _ title: String) -> String? {
        let bytes = Array(shape.utf8)
        let letters = bytes.filter(\.isLetter)
        let isHexadecimal = letters.allSatisfy { $0.lowercased >= 0x61 && $0.lowercased <= 0x66 }
        let isLower = letters.allSatisfy { !$0.isUppercase }
        let all = isHexadecimal ? Array("0123456789ABCDEF".utf8) : Array("ABCDEFGHJKLMNPQRSTUVWXYZ".utf8)
        guard !letters.isEmpty, bytes.count <= 24 else { return nil }
        var seed = (prefix + title).utf8.reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        for _ in 0..<1000 {
            var text: [UInt8] = []
            var value = seed
            for byte in bytes {
                if byte.isLetter || byte.isDigit {
                    let choices = isHexadecimal ? all : byte.isDigit ? Array("0123456789".utf8) : all
                    text.append(choices[Int(value % UInt64(choices.count))])
                    value = value / UInt64(choices.count) &+ seed >> 7
                } else {
                    text.append(byte)
                }
            }
            var suffix = String(decoding: text, as: UTF8.self)
            if isLower { suffix = suffix.lowercased() }
            // Without a letter it would be a number, and without a digit in the id a word.
            let id = prefix + suffix
            if suffix.utf8.contains(where: \.isLetter), id.utf8.contains(where: \.isDigit),
                used.insert(id.uppercased()).inserted
            {
                return id
            }
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        }
        return nil
    }

    // MARK: Numbers

    private mutating func nextNumber() -> String? {
        let key = "#"
        if last[key] == nil {
            let own = log.map { $0.sections[$0.newest] }
            let numbers = (log?.entries ?? []).map { $0.key.flatMap { Int($0.id.text) } }
            // Where numbers begin anew in each section, the section counts alone.
            let all = numbers.compactMap(\.self)
            let isRestarted = Set(all).count < all.count
            let counted = zip(numbers, log?.sections ?? []).filter { !isRestarted || $1 == own }.compactMap(
                \.0)
            let highest = counted.max() ?? 0
            // `1.` in front of each item of a list.
            let isConstant = counted.count > 1 && Set(counted).count == 1
            last[key] = isConstant ? highest - 1 : max(highest, isRestarted ? 0 : highestNamed)
            if isConstant { constant = highest }
        }
        if let constant { return "\(constant)" }
        let next = (last[key] ?? 0) + 1
        last[key] = next
        return padded(next, like: sample.id.text.first == "0" ? sample.id.text : "")
    }

    /// The next number within a section: `1.4` behind `1.3`.
    private mutating func nextWithin(_ section: Substring) -> String {
        let prefix = String(section)
        let numbers = used.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }
        let text = "\(prefix)\((numbers.max() ?? 0) + 1)"
        used.insert(text)
        return text
    }

    private var constant: Int?

    /// The highest number behind the word that names entries, such as `Incident #12` in a table; 0 without such a word.
    private var highestNamed: Int {
        guard let entry = model.models.first(where: { $0.key != nil }),
            case .number(_, let digits, let word) = entry.head.key, !word.isEmpty
        else { return 0 }
        return highest(behind: model.bytes.string(word.lowerBound..<digits.lowerBound))
    }
}
