/// The files of a request, and how near to them the files are that an entry names.
struct BriefPaths {
    /// How near a file is.
    enum Nearness: Int, Comparable {
        /// It lies in the same directory.
        case beside
        /// It is a directory in which a wanted file lies.
        case above
        /// It is a wanted file, or lies in a wanted directory.
        case same

        static func < (left: Nearness, right: Nearness) -> Bool { left.rawValue < right.rawValue }
    }

    private let wanted: [[String]]

    init(_ paths: [String]) { wanted = paths.map(Self.names) }

    /// The files and directories that a part of a file names, each with its place.
    ///
    /// - Complexity: O(range)
    static func named(in bytes: [UInt8], _ range: Range<Int>) -> [(path: String, range: Range<Int>)] {
        EnforcementReader.targets(in: bytes, range).compactMap { target in
            if case .path(let path) = target.kind { (path, target.range) } else { nil }
        }
    }

    /// How near a file is to the wanted ones; nil if it is not.
    ///
    /// A path in an entry may leave out directories at its start: `worker.py` is any file that is called so.
    func nearness(of path: String) -> Nearness? {
        let names = Self.names(path)
        if names.isEmpty { return nil }
        return wanted.lazy.compactMap { Self.nearness(of: names, to: $0) }.max()
    }

    private static func nearness(of names: [String], to wanted: [String]) -> Nearness? {
        if names.count <= wanted.count, wanted.suffix(names.count).elementsEqual(names) { return .same }
        if names.starts(with: wanted) { return .same }
        if wanted.starts(with: names) { return .above }
        let (own, other) = (names.dropLast(), wanted.dropLast())
        return !own.isEmpty && own.elementsEqual(other) ? .beside : nil
    }

    /// The names of a path, without those that lead nowhere.
    private static func names(_ path: String) -> [String] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
            .filter { $0 != "." }
    }
}
