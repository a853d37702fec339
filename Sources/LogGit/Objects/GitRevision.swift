/// The name of a revision, as a person or git gives it: `main`, `HEAD~2`, `origin/main`, a commit.
package struct GitRevision: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    package let name: String

    /// Checks a name.
    ///
    /// - Throws: ``GitError/invalidRevision(_:)`` if it is empty, begins with a dash, so that git would take it for an option, or holds blanks,
    ///   control characters or what git takes for several revisions.
    package init(_ name: String) throws(GitError) {
        let bytes = name.utf8
        let isWrong =
            bytes.isEmpty || bytes.first == UInt8(ascii: "-") || bytes.contains { $0 <= 0x20 || $0 == 0x7F }
            || name.contains("..") || bytes.first == UInt8(ascii: "^") || bytes.contains(UInt8(ascii: ":"))
        if isWrong { throw .invalidRevision(name) }
        self.name = name
    }

    /// An object by its name.
    init(_ object: ObjectID) { name = object.hex }

    private init(unchecked name: String) { self.name = name }

    /// What is checked out.
    static let head = GitRevision(unchecked: "HEAD")

    /// The parent of the revision with a number from 1 on.
    func parent(_ number: Int) -> GitRevision { GitRevision(unchecked: "\(name)^\(number)") }

    /// The name.
    package var description: String { name }
}
