internal import SystemPackage

/// Walks over a directory and those below it, and notes the Markdown files.
struct DirectoryWalk {
    /// Which directories below one are entered.
    private enum Depth {
        /// All.
        case all
        /// Those where logs are kept.
        case places
        /// Those that have an entry in each file.
        case collections

        /// Whether a directory is entered.
        func enters(_ name: String) -> Bool {
            switch self {
            case .all: true
            case .places: DirectoryNames.places.contains(name.lowercased()) || LogNaming.isCollection(name)
            case .collections: LogNaming.isCollection(name)
            }
        }

        /// Which directories below one that is entered are entered.
        func below(_ name: String) -> Depth {
            self == .all || LogNaming.isCollection(name) ? .all : .collections
        }
    }

    /// Whether a Markdown file would be listed if there were one, and git did not ignore it.
    ///
    /// - Parameter path: its path from the directory that is listed.
    static func lists(_ path: FilePath, isRecursive: Bool) -> Bool {
        guard let file = path.lastComponent?.string, file.isMarkdownName, !file.hasPrefix(".") else {
            return false
        }
        var depth = isRecursive ? Depth.all : .places
        for directory in path.components.dropLast().map(\.string) {
            guard depth.enters(directory), !DirectoryNames.areLeftOut(directory) else { return false }
            depth = depth.below(directory)
        }
        return true
    }

    private struct Step {
        let path: FilePath
        let depth: Depth
        let isCollection: Bool
        /// Whether it was asked for, and not found in another one.
        let isRoot: Bool
        let rules: IgnoreRules
    }

    let boundary: Boundary
    private(set) var files: [FilePath: LogNaming] = [:]
    private(set) var errors: [StoreError] = []
    private(set) var leftOut: [FilePath] = []
    private var pending: [Step] = []
    /// How much comparing with patterns has cost so far.
    private var steps = 0

    private let maximumSteps: Int

    /// - Parameter maximumSteps: the most that comparing with patterns may cost. What comes with a repository may be made to cost any
    ///   time.
    init(of directory: FilePath, isRecursive: Bool, maximumSteps: Int = 1 << 30) {
        self.maximumSteps = maximumSteps
        boundary = Boundary(around: directory)
        let real = try? directory.resolved()
        let rules = IgnoreRules(for: real ?? directory, within: boundary, &steps, &errors)
        let name = real?.lastComponent?.string ?? ""
        pending = [
            Step(
                path: directory, depth: isRecursive ? .all : .places,
                isCollection: LogNaming.isCollection(name),
                isRoot: true, rules: rules)
        ]
    }

    mutating func run() {
        while let step = pending.popLast() {
            // Files made by an interrupted transaction are not listed: recovery removes them when the
            // directory is read.
            if Recovery.isNeeded(in: step.path), let real = try? step.path.resolved() {
                try? Recovery.run(in: real, timeLimit: DirectoryLocks.timeLimit)
            }
            let names: [FilePath.Component]
            do throws(Errno) {
                names = try step.path.directoryEntries()
            } catch {
                errors.append(.unlistable(step.path, error))
                continue
            }
            for name in names {
                take(name, in: step)
                guard steps <= maximumSteps else {
                    errors.append(.tooMuchToIgnore(step.path))
                    return
                }
            }
        }
    }

    private mutating func take(_ name: FilePath.Component, in step: Step) {
        let text = name.string
        let isMarkdown = text.isMarkdownName
        guard !text.hasPrefix(".") || text == DirectoryNames.learnings else { return }
        guard isMarkdown || step.depth.enters(text) else { return }
        let path = step.path.string == "." ? FilePath(root: nil, components: name) : step.path.appending(name)
        let type = (try? Stat(path, followTargetSymlink: false))?.type
        if type == .directory {
            enter(name, at: path, from: step)
        } else if isMarkdown {
            let isFile = type == .regular || (try? Stat(path))?.type == .regular
            guard isFile || text == LogNaming.logName else { return }
            if step.rules.ignores(name, isDirectory: false, &steps) {
                leftOut.append(path)
            } else {
                let isEntry =
                    step.isCollection || step.isRoot && step.depth == .all && LogNaming.isEntry(text)
                files[path] = LogNaming(of: text, isCollection: isEntry)
            }
        }
    }

    private mutating func enter(_ name: FilePath.Component, at path: FilePath, from step: Step) {
        let text = name.string
        guard step.depth.enters(text) else { return }
        if DirectoryNames.areLeftOut(text) || path.appending(".git").status != nil
            || step.rules.ignores(name, isDirectory: true, &steps)
        {
            leftOut.append(path)
            return
        }
        pending.append(
            Step(
                path: path, depth: step.depth.below(text),
                isCollection: LogNaming.isCollection(text) || step.isCollection, isRoot: false,
                rules: step.rules.below(name, at: path, &errors)))
    }
}
