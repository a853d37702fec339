public import SystemPackage

extension LogFiles {
    /// Where a file is that a log names.
    public struct Place: Sendable, Hashable {
        /// The file, relative as the log's path is. If it does not exist: where it belongs, beside the log.
        public let path: FilePath
        /// How the log calls it.
        public let name: String
        /// Whether there is something at the path.
        public let exists: Bool
        /// The absolute path without symbolic links; nil if there is nothing or a link that leads nowhere.
        let realPath: FilePath?
        /// Which file it is; nil if that cannot be told.
        let identity: FileIdentity?
        private let type: FileType?

        /// - Parameter exists: whether something was found at the path.
        init(_ path: FilePath, named name: String, exists: Bool) {
            self.path = path
            self.name = name
            self.exists = exists
            realPath = exists ? try? path.resolved() : nil
            let status = realPath.flatMap(\.status)
            identity = status.map { FileIdentity($0) }
            type = status?.type
        }

        /// Whether both are one file, by whatever names.
        func isSameFile(as other: Place) -> Bool {
            if let identity, let others = other.identity { return identity == others }
            return path == other.path
        }

        /// Whether it is called as a Markdown file is. Others are not read.
        var isMarkdown: Bool { name.isMarkdownName }

        /// Why something that is not read is not what a list of files speaks of; nil if it is a file that could be read, or a directory,
        /// or missing.
        var fault: StoreError? {
            guard exists, type != .directory else { return nil }
            if let type, let kind = type.nameUnlessRegular { return .notRegular(path, is: kind) }
            do throws(Errno) {
                try path.resolved().checkReadable()
                return nil
            } catch .noSuchFileOrDirectory {
                return .danglingLink(path, target: (try? path.linkTarget()) ?? path)
            } catch {
                return .unreadable(path, error)
            }
        }
    }
}

extension String {
    /// Whether it ends as the name of a Markdown file does.
    var isMarkdownName: Bool {
        utf8.count > 3 && !utf8.contains(0) && lowercased().hasSuffix(".md")
    }
}
