public import LogModel
public import SystemPackage

/// Looks whether what rules name as that which enforces them is there.
///
/// A path is looked for from the top of the repository, and from the directories between the top and the log. Nothing is opened but a
/// Makefile, and nothing outside of the repository is looked at.
public struct EnforcementFiles: Sendable {
    /// What is known of a target.
    public enum State: Sendable, Hashable {
        /// It is there.
        case there
        /// It can be looked for, and is not there.
        case missing
        /// It cannot be looked for, for this reason.
        case unknown(String)
    }

    private let boundary: Boundary
    /// The directories from which paths count, the top first.
    private let directories: [FilePath]
    /// What the Makefiles of those directories say, once somebody asks.
    private var makefiles: [[UInt8]]?

    /// The largest Makefile that is read, in bytes.
    private static let largestMakefile = 4 << 20

    /// - Parameter log: the path of a log or a rules file; nil for standard input, which counts as lying in the current directory.
    public init(around log: FilePath?) {
        let real = log.flatMap { try? $0.resolved() }
        let directory = real?.parent ?? "."
        let boundary = Boundary(around: directory)
        self.boundary = boundary
        var directories: [FilePath] = []
        if let top = boundary.top, let own = try? directory.resolved(), own.starts(with: top) {
            directories = [top]
            var next = top
            for component in own.components.dropFirst(top.components.count) {
                next = next.appending(component)
                directories.append(next)
            }
        }
        self.directories = directories
    }

    /// What is known of a target.
    ///
    /// - Complexity: a few system calls for each directory between the top and the log.
    public mutating func state(of target: EnforcementTarget) -> State {
        switch target.kind {
        case .path(let path): state(ofPath: path)
        case .make(let name): hasTarget(name) ? .there : .missing
        case .url: .unknown("an address is not looked at")
        case .words: .unknown("it names no file")
        }
    }

    private func state(ofPath text: String) -> State {
        if text.utf8.contains(0) { return .missing }
        let path = FilePath(text)
        guard !path.isAbsolute else { return .unknown("it lies outside of the repository") }
        var isOutside = false
        for directory in directories {
            let place = directory.pushing(path).lexicallyNormalized()
            guard boundary.contains(place) else {
                isOutside = true
                continue
            }
            guard let real = try? place.resolved() else { continue }
            if boundary.contains(real) { return .there }
            isOutside = true
        }
        return isOutside ? .unknown("it lies outside of the repository") : .missing
    }

    // MARK: Makefiles

    private mutating func hasTarget(_ name: String) -> Bool {
        let files = makefiles ?? readMakefiles()
        makefiles = files
        return files.contains { Self.hasTarget(name, in: $0) }
    }

    /// The Makefiles that `make` would take in each directory.
    private func readMakefiles() -> [[UInt8]] {
        directories.compactMap { directory in
            for name in ["GNUmakefile", "makefile", "Makefile"] {
                let file = try? StoredFile(
                    reading: directory.appending(name), sizeLimit: Self.largestMakefile, within: boundary)
                if let file { return file.bytes }
            }
            return nil
        }
    }

    /// Whether a line of a Makefile begins a rule for a target: `lint test: deps`, but not `lint := x`.
    static func hasTarget(_ name: String, in makefile: [UInt8]) -> Bool {
        let name = Array(name.utf8)
        return makefile.split(separator: 0x0A).contains { line in
            guard let first = line.first, first != 0x09, first != UInt8(ascii: "#"),
                let colon = line.firstIndex(of: UInt8(ascii: ":"))
            else { return false }
            let behind = line[(colon + 1)...].drop { $0 == UInt8(ascii: ":") }
            if behind.first == UInt8(ascii: "=") || line[..<colon].contains(UInt8(ascii: "=")) {
                return false
            }
            return line[..<colon].split(whereSeparator: { $0 == 0x20 || $0 == 0x09 }).contains {
                $0.elementsEqual(name)
            }
        }
    }
}
