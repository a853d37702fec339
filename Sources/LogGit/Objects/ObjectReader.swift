internal import SystemPackage

/// Reads objects of a repository, one after another, by one `git cat-file --batch`.
final class ObjectReader {
    /// An object.
    struct Object {
        let id: ObjectID
        let kind: Kind
        let bytes: [UInt8]
    }

    /// The kinds of objects.
    enum Kind: String {
        case blob, tree, commit, tag
    }

    private var process: ChildProcess?
    let program: GitProgram
    /// What was read of the next answer.
    private var pending: [UInt8] = []
    private var known: [[UInt8]: Object?] = [:]

    /// The largest object that is read, in bytes.
    static let sizeLimit = 1 << 30

    init(_ program: GitProgram) { self.program = program }

    /// An object by its name; nil if there is none, or it is too large.
    ///
    /// - Throws: ``GitError`` if git cannot be asked.
    /// - Complexity: O(n) in the bytes of the object; O(1) if it was read before
    func object(_ name: [UInt8]) throws(GitError) -> Object? {
        // git reads a name from a line.
        if name.isEmpty || name.contains(0x0A) || name.contains(0) { return nil }
        if let object = known[name] { return object }
        let object = try ask(name)
        known[name] = .some(object)
        return object
    }

    private func ask(_ name: [UInt8]) throws(GitError) -> Object? {
        if process == nil { process = try program.session(["cat-file", "--batch"]) }
        do throws(Errno) { try process?.send(name + [0x0A]) } catch { throw .io(error) }
        let words = try line().split(separator: 0x20)
        // `NAME missing`, `NAME ambiguous`; a name may hold blanks.
        guard words.count == 3, let id = ObjectID(words[0]),
            let kind = Kind(rawValue: String(decoding: words[1], as: UTF8.self)),
            let size = Int(String(decoding: words[2], as: UTF8.self))
        else { return nil }
        guard size <= Self.sizeLimit else {
            (process, pending) = (nil, [])
            return nil
        }
        let bytes = try read(size)
        _ = try read(1)
        return Object(id: id, kind: kind, bytes: bytes)
    }

    private func line() throws(GitError) -> [UInt8] {
        while true {
            if let end = pending.firstIndex(of: 0x0A) {
                let line = Array(pending[..<end])
                pending.removeFirst(end + 1)
                return line
            }
            try fill()
        }
    }

    private func read(_ count: Int) throws(GitError) -> [UInt8] {
        while pending.count < count { try fill() }
        let bytes = Array(pending.prefix(count))
        pending.removeFirst(count)
        return bytes
    }

    private func fill() throws(GitError) {
        let part: [UInt8]
        do throws(Errno) { part = try process?.receive() ?? [] } catch { throw .io(error) }
        if part.isEmpty {
            process = nil
            throw GitError.failed(command: "cat-file", message: "it ended before it had answered")
        }
        pending += part
    }
}
