/// What a tree of git lists: the files and folders of one folder.
struct GitTree {
    /// One of its entries.
    struct Entry {
        let name: [UInt8]
        let id: ObjectID
        let kind: Kind
    }

    /// What an entry is.
    enum Kind {
        case file, folder
        /// A symbolic link, or another repository.
        case other
    }

    let entries: [Entry]

    /// Reads the bytes of a tree object: `MODE NAME NUL ID`, again and again.
    ///
    /// - Parameter idLength: the length of an id, in bytes.
    /// - Complexity: O(n)
    init(_ bytes: [UInt8], idLength: Int) {
        var entries: [Entry] = []
        var rest = bytes[...]
        while let blank = rest.firstIndex(of: 0x20), let end = rest[blank...].firstIndex(of: 0),
            end + idLength < bytes.count
        {
            let kind: Kind =
                switch String(decoding: rest[..<blank], as: UTF8.self) {
                case "40000", "040000": .folder
                case let mode where mode.hasPrefix("100"): .file
                default: .other
                }
            let next = end + 1 + idLength
            entries.append(
                Entry(
                    name: Array(rest[(blank + 1)..<end]), id: ObjectID(raw: rest[(end + 1)..<next]),
                    kind: kind))
            rest = rest[next...]
        }
        self.entries = entries
    }
}
