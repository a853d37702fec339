internal import SystemPackage

/// A journal is text. Each line is a list of words. The second line identifies the file it was written in,
/// see ``FileOrigin``; the last one is a checksum.
///
///     bizlog journal 2
///     origin 1311 born 1795634640 808463359
///     id 2k8fz1
///     state unfinished
///     directory ../cto-brain
///     replace FAILURE_LOG.md 5120 9ae16a3b2f90404f
///     end 84222325cbf29ce4
extension Journal {
    private static let title = "bizlog journal 2"

    /// The first bytes of a journal that was written in this file. A copy is another file, so its first bytes
    /// do not match.
    static func beginning(of origin: FileOrigin) -> [UInt8] { Array("\(title)\n\(origin.line)\n".utf8) }

    /// The journal's bytes, to be written to a file with this origin.
    func bytes(of origin: FileOrigin) -> [UInt8] {
        var lines: [[UInt8]] = ["id \(id)", "state \(state.rawValue)"].map { Array($0.utf8) }
        if let main { lines.append(Self.line("main", main.nameBytes)) }
        for other in others { lines.append(Self.line("directory", other.nameBytes)) }
        for step in steps {
            let name = FilePath(root: nil, components: step.name).nameBytes
            switch step.action {
            case .replace(let digest): lines.append(Self.line("replace", name, digest))
            case .make(let digest): lines.append(Self.line("make", name, digest))
            case .remove: lines.append(Self.line("remove", name))
            }
        }
        let body = Self.beginning(of: origin) + lines.flatMap { $0 + [UInt8(ascii: "\n")] }
        return body + Array("end \(String(ContentDigest(body).checksum, radix: 16))\n".utf8)
    }

    /// Reads a journal; nil if it is incomplete, was not written in this file, or has lines that this version
    /// does not know.
    ///
    /// - Complexity: O(n) in the bytes.
    init?(_ bytes: [UInt8], of origin: FileOrigin, maximumSteps: Int = Self.maximumSteps) {
        let newline = UInt8(ascii: "\n")
        let beginning = Self.beginning(of: origin)
        guard bytes.starts(with: beginning), bytes.last == newline,
            let end = bytes.dropLast().lastIndex(of: newline), end >= beginning.count - 1
        else { return nil }
        let seal = "end \(String(ContentDigest(bytes[...end]).checksum, radix: 16))\n"
        guard bytes[(end + 1)...].elementsEqual(seal.utf8) else { return nil }

        var id: String?
        var state: State?
        var main: FilePath?
        var others: [FilePath] = []
        var steps: [Step] = []
        for line in bytes[beginning.count...end].split(separator: newline) {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
            guard words.count > 1, let path = FilePath(unescaping: words[1]) else { return nil }
            let digest = words.count > 2 ? ContentDigest(words[2]) : nil
            switch (String(decoding: words[0], as: UTF8.self), digest) {
            case ("id", nil): id = path.string
            case ("state", nil): state = State(rawValue: path.string)
            case ("main", nil): main = path
            case ("directory", nil): others.append(path)
            case (let word, let digest):
                guard let action = Action(word, digest), let step = Step(action, path) else { return nil }
                steps.append(step)
            }
        }
        guard let id, let state, id.utf8.allSatisfy(\.isLetterOrDigit), steps.count <= maximumSteps
        else {
            return nil
        }
        (self.id, self.state, self.main, self.others, self.steps) = (id, state, main, others, steps)
    }

    private static func line(_ word: String, _ name: [UInt8], _ digest: ContentDigest? = nil) -> [UInt8] {
        var line = Array("\(word) ".utf8) + name
        if let digest { line += Array(" \(digest.size) \(String(digest.checksum, radix: 16))".utf8) }
        return line
    }
}

extension Journal.Action {
    fileprivate init?(_ word: String, _ digest: ContentDigest?) {
        switch (word, digest) {
        case ("replace", .some(let digest)): self = .replace(digest)
        case ("make", .some(let digest)): self = .make(digest)
        case ("remove", nil): self = .remove
        case (_, _): return nil
        }
    }
}

extension Journal.Step {
    /// Reads a step in the journal's own directory; nil for a path that leads elsewhere.
    fileprivate init?(_ action: Journal.Action, _ path: FilePath) {
        guard path.isRelative, path.components.count == 1, let name = path.lastComponent,
            name.kind == .regular
        else { return nil }
        self.init(action: action, name: name)
    }
}

extension ContentDigest {
    /// Reads size and checksum: `5120 9ae16a3b2f90404f`.
    fileprivate init?(_ text: ArraySlice<UInt8>) {
        let words = text.split(separator: UInt8(ascii: " "))
        guard words.count == 2, let size = Int(String(decoding: words[0], as: UTF8.self)),
            let checksum = UInt64(String(decoding: words[1], as: UTF8.self), radix: 16)
        else { return nil }
        self.init(size: size, checksum: checksum)
    }
}

extension FilePath {
    /// The path as one word. Blanks, control characters and `%` are written as `%` and two hexadecimal
    /// digits.
    fileprivate var nameBytes: [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        var word: [UInt8] = []
        withPlatformString { path in
            var place = path
            while place.pointee != 0 {
                let byte = UInt8(bitPattern: place.pointee)
                if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") {
                    word += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                } else {
                    word.append(byte)
                }
                place += 1
            }
        }
        return word
    }

    fileprivate init?(unescaping word: ArraySlice<UInt8>) {
        var bytes: [CChar] = []
        var rest = word
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(CChar(bitPattern: byte))
                continue
            }
            guard rest.count > 1,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                value != 0
            else { return nil }
            rest = rest.dropFirst(2)
            bytes.append(CChar(bitPattern: value))
        }
        guard !bytes.isEmpty, !bytes.contains(0) else { return nil }
        self.init(platformString: bytes + [0])
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: false
        }
    }
}
