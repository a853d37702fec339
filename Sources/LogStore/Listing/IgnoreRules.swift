internal import SystemPackage

/// What git ignores below a directory: the lists of the directories from the top of the repository down to it.
struct IgnoreRules {
    /// A list, and how many bytes of a path lead to the directory that it is for.
    private struct Level {
        let list: IgnoreList
        let offset: Int
    }

    /// The lists, those that decide last first.
    private var levels: [Level] = []
    /// The path of the directory from the top, with a slash at its end; empty for the top.
    private(set) var directory: [UInt8] = []

    /// Reads the lists for a directory that was named. What the lists say of that directory itself, or of all that it holds, is left
    /// out: whoever names it wants it.
    ///
    /// - Parameters:
    ///   - root: the directory, as an absolute path with symbolic links resolved.
    ///   - boundary: its boundary.
    ///   - errors: gets the lists that could not be read.
    init(for root: FilePath, within boundary: Boundary, _ steps: inout Int, _ errors: inout [StoreError]) {
        let top = boundary.isRepository ? boundary.top ?? root : root
        var path = top
        if boundary.isRepository { addExclusions(of: top, &errors) }
        addList(in: path, &errors)
        for name in root.components.dropFirst(top.components.count) {
            let isIgnored = ignores(name, isDirectory: true, &steps)
            if isIgnored { levels = [] }
            path.append(name)
            enter(name)
            addList(in: path, &errors)
        }
        if root == top, boundary.isRepository { return }
        if let probe = FilePath.Component(Self.probe), ignores(probe, isDirectory: false, &steps) {
            levels = []
        }
    }

    /// The rules for a directory in this one.
    ///
    /// - Parameters:
    ///   - name: its name.
    ///   - path: its path.
    func below(_ name: FilePath.Component, at path: FilePath, _ errors: inout [StoreError]) -> IgnoreRules {
        var rules = self
        rules.enter(name)
        rules.addList(in: path, &errors)
        return rules
    }

    /// Whether git ignores what has a name in the directory.
    ///
    /// - Parameter steps: grows by the work that was done.
    func ignores(_ name: FilePath.Component, isDirectory: Bool, _ steps: inout Int) -> Bool {
        if levels.isEmpty { return false }
        let path = directory + name.bytes
        for level in levels.reversed() {
            let verdict = level.list.verdict(
                on: path[level.offset...], isDirectory: isDirectory, steps: &steps)
            if let verdict { return verdict }
        }
        return false
    }

    private mutating func enter(_ name: FilePath.Component) {
        directory += name.bytes
        directory.append(UInt8(ascii: "/"))
    }

    private mutating func addList(in path: FilePath, _ errors: inout [StoreError]) {
        add(path == "." ? ".gitignore" : path.appending(".gitignore"), &errors)
    }

    /// Adds the list that is no part of the repository's files. It counts less than those.
    private mutating func addExclusions(of top: FilePath, _ errors: inout [StoreError]) {
        let information = top.appending(".git").appending("info")
        guard top.appending(".git").status?.type == .directory, information.status?.type == .directory
        else { return }
        add(information.appending("exclude"), &errors)
    }

    /// Adds the list in a file. As in git, a link is none, since it may lead anywhere.
    private mutating func add(_ path: FilePath, _ errors: inout [StoreError]) {
        guard path.status?.type == .regular else { return }
        do throws(StoreError) {
            // Read as if the directory were locked, since no transaction changes such a file: what one left unfinished is of no concern.
            let file = try StoredFile(readingLocked: path, sizeLimit: IgnoreList.sizeLimit)
            let list = IgnoreList(file.bytes)
            if !list.isEmpty { levels.append(Level(list: list, offset: directory.count)) }
        } catch {
            errors.append(error)
        }
    }

    /// A name that nobody gives to a file: a list that is for it is for all files.
    private static let probe = "\u{1}\u{2}.md"
}

extension FilePath.Component {
    /// The bytes of the name.
    var bytes: [UInt8] {
        withPlatformString { name in
            var bytes: [UInt8] = []
            var index = 0
            while name[index] != 0 {
                bytes.append(UInt8(bitPattern: name[index]))
                index += 1
            }
            return bytes
        }
    }
}
