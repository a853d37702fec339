/// What a rule names as that which enforces it.
public struct EnforcementTarget: Sendable, Hashable {
    /// What it is, and so whether somebody can look whether it is there.
    public enum Kind: Sendable, Hashable {
        /// A file or a directory, relative to the top of the repository: a test, a hook, a script.
        case path(String)
        /// A target of a Makefile.
        case make(String)
        /// An address.
        case url(String)
        /// Words that name nothing that can be looked for: `code review`.
        case words(String)
    }

    /// What it is.
    public let kind: Kind

    /// The bytes of it in the file, without marks around it.
    public let range: Range<Int>

    /// As a message names it: the path, the address, `make check`.
    public var name: String {
        switch kind {
        case .path(let text), .url(let text), .words(let text): text
        case .make(let target): "make \(target)"
        }
    }
}

extension LogEntry {
    /// What enforces the rule, by its field for that, in order; empty if it has none, or says nothing there.
    ///
    /// Paths count in code spans and links, and bare if they end as files do. Words behind a `:` or `::` of a path, such as the name of a
    /// test, are no part of it.
    ///
    /// - Complexity: O(n) in the bytes of the field.
    public var enforcement: [EnforcementTarget] {
        guard let field = self[.enforcement] else { return [] }
        return EnforcementReader.targets(in: log.document.source.bytes, field.valueRange)
    }
}
