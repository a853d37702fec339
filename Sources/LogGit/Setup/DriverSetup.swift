package import LogStore
internal import SystemPackage

/// Makes git ask bizlog when it merges logs: a driver in git's configuration, and lines in a file of attributes that name it.
package struct DriverSetup {
    /// For whom git is set up.
    package enum Scope: Sendable {
        /// A repository with all its working trees; the attributes are those of one working tree, to be committed.
        case repository
        /// This user, in all repositories.
        case user
    }

    private let repository: GitRepository
    private let scope: Scope
    private let line: DriverLine

    /// The top of the working tree; empty if git is set up for the user.
    package let top: FilePath

    /// Sets git up.
    ///
    /// - Parameters:
    ///   - directory: a directory in the repository.
    ///   - program: the absolute path of the program that git is to call.
    /// - Throws: ``GitError`` if there is no git, or no repository with a working tree.
    package init(in directory: FilePath = ".", for scope: Scope, calling program: FilePath) throws(GitError) {
        let found = GitRepository(at: directory)
        switch scope {
        case .repository:
            top = try found.top()
            repository = GitRepository(at: top)
        case .user: (top, repository) = ("", found)
        }
        self.scope = scope
        line = DriverLine(calling: program)
    }

    /// Makes git ask bizlog for files.
    ///
    /// - Parameter paths: the paths of logs from the top of the repository; for the user all Markdown files are named, since git's own merge is
    ///   what those get that are no logs.
    /// - Returns: what was changed, each in one line; nothing if all was set up.
    /// - Throws: ``GitError``, `StoreError`
    package func install(for paths: [FilePath]) throws -> [String] {
        var changes: [String] = []
        let place = try attributesPlace()
        let file = try StoredFile.ifPresent(place, within: boundary)
        var lines = AttributeLines(file?.bytes ?? [])
        let missing = try missing(paths, lines)
        // What can fail comes first, so that nothing is changed then.
        if !missing.isEmpty { try file?.checkReplaceable() }
        if try configured() != line.text {
            _ = try repository.program.output([
                "config", flag, "merge.bizlog.name", "failure logs, by their entries",
            ])
            _ = try repository.program.output([
                "config", flag, "merge.bizlog.driver", .value(Array(line.text.utf8)),
            ])
            changes.append("git's configuration \(whose): merge.bizlog.driver calls bizlog")
        }
        for (pattern, name) in missing {
            lines.add(pattern)
            changes.append("\(place): \(name) is merged by bizlog")
        }
        if let file {
            try file.replace(with: lines.bytes)
        } else if !lines.bytes.isEmpty {
            try place.makeParents()
            try StoredFile.make(place, with: lines.bytes, within: boundary)
        }
        return changes
    }

    /// Undoes ``install(for:)``.
    ///
    /// - Returns: what was changed, each in one line.
    package func uninstall() throws -> [String] {
        var changes: [String] = []
        if try configured() != nil {
            _ = try repository.program.output(["config", flag, "--remove-section", "merge.bizlog"])
            changes.append("git's configuration \(whose): merge.bizlog is removed")
        }
        let place = try attributesPlace()
        if let file = try StoredFile.ifPresent(place, within: boundary) {
            var lines = AttributeLines(file.bytes)
            if lines.removeAll() > 0 {
                try file.replace(with: lines.bytes)
                changes.append("\(place): no line names bizlog any more")
            }
        }
        return changes
    }

    /// What is set up, and what is not.
    package struct Status: Sendable {
        /// What is set up, each in one line.
        package fileprivate(set) var done: [String] = []
        /// What is not, each in one line.
        package fileprivate(set) var lacking: [String] = []
    }

    /// Tells what is set up.
    ///
    /// - Parameter paths: the paths of logs from the top of the repository.
    package func status(of paths: [FilePath]) throws -> Status {
        var status = Status()
        switch try scope == .user ? configured() : repository.configuration("merge.bizlog.driver") {
        case nil: status.lacking.append("git does not know of bizlog")
        case line.text: status.done.append("git calls bizlog")
        case .some: status.lacking.append("git calls another program, or bizlog in another place")
        }
        let drivers = try repository.attribute("merge", of: paths)
        for (path, driver) in zip(paths, drivers) {
            if driver == Self.driver {
                status.done.append("\(path): merged by bizlog")
            } else {
                status.lacking.append(
                    "\(path): merged by lines\(driver == "unspecified" ? "" : ", as its attribute merge=\(driver) says")"
                )
            }
        }
        if scope == .user, try !holdsPattern() {
            status.lacking.append("\(try attributesPlace()): names no files for bizlog")
        }
        return status
    }

    private static let driver = "bizlog"
    private static let userPattern = Array("*.md".utf8)

    private var flag: GitArgument {
        switch scope {
        case .repository: "--local"
        case .user: "--global"
        }
    }

    private var whose: String {
        switch scope {
        case .repository: "of this repository"
        case .user: "of this user"
        }
    }

    /// Where the file of attributes may lie: what a repository holds must not lead elsewhere.
    private var boundary: Boundary? {
        switch scope {
        case .repository: Boundary(around: top)
        case .user: nil
        }
    }

    private func configured() throws(GitError) -> String? {
        try repository.program.line(["config", flag, "--get", "merge.bizlog.driver"])
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The file of attributes.
    private func attributesPlace() throws(GitError) -> FilePath {
        if scope == .repository { return top.appending(".gitattributes") }
        if let path = try repository.program.line([
            "config", "--global", "--type=path", "--get", "core.attributesFile",
        ]),
            !path.isEmpty
        {
            return FilePath(bytes: path)
        }
        if let home = GitProgram.variable("XDG_CONFIG_HOME") {
            return FilePath(bytes: home).pushing("git/attributes")
        }
        let home = GitProgram.variable("HOME") ?? []
        return FilePath(bytes: home).pushing(".config/git/attributes")
    }

    private func holdsPattern() throws -> Bool {
        let file = try StoredFile.ifPresent(attributesPlace(), within: nil)
        var lines = AttributeLines(file?.bytes ?? [])
        return lines.removeAll() > 0
    }

    /// The patterns that the attributes lack, each with what it stands for.
    private func missing(
        _ paths: [FilePath], _ lines: AttributeLines
    ) throws(GitError) -> [(pattern: [UInt8], name: String)] {
        if scope == .user {
            var lines = lines
            return lines.removeAll() > 0 ? [] : [(Self.userPattern, "*.md")]
        }
        let drivers = try repository.attribute("merge", of: paths)
        return zip(paths, drivers).filter { $0.1 != Self.driver }.map {
            (AttributeLines.pattern(for: $0.0.bytes), $0.0.string)
        }
    }
}
