public import SystemPackage

extension LogFiles {
    /// The place of a file that a log names.
    public struct Place: Sendable, Hashable {
        /// The path, relative if the log's path is. For a file that does not exist, the path at which to make
        /// it, beside the log.
        public let path: FilePath
        /// The name by which the log calls it.
        public let name: String
        /// Whether a file exists at the path.
        public let exists: Bool
        /// The absolute path with symbolic links resolved; nil if there is no file, or a dangling link.
        let realPath: FilePath?
        /// The identity of the file; nil if it cannot be determined.
        let identity: FileIdentity?
        private let type: FileType?

        /// - Parameter exists: whether a file was found at the path.
        init(_ path: FilePath, named name: String, exists: Bool) {
            self.path = path
            self.name = name
            self.exists = exists
            realPath = exists ? try? path.resolved() : nil
            let status = realPath.flatMap(\.status)
            identity = status.map { FileIdentity($0) }
            type = status?.type
        }

        /// Whether both places are the same file, by whatever names.
        func isSameFile(as other: Place) -> Bool {
            if let identity, let others = other.identity { return identity == others }
            return path == other.path
        }

        /// Whether the name ends like a Markdown file's. Other files are not read.
        var isMarkdown: Bool { name.isMarkdownName }

        /// Why something at the path cannot be a listed file; nil for a file that can be read, a directory,
        /// or a missing file.
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
