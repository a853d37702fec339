/// For what a ``LogBrief`` is wanted.
public struct BriefRequest: Sendable, Hashable {
    /// Files and directories, as paths from the top of the repository with `/` between names. The empty path is the top itself.
    public var paths: [String]

    /// What it is to be about, in some words; nil for everything.
    public var topic: String?

    /// - Parameters:
    ///   - paths: files and directories; none for all.
    ///   - topic: some words; nil for everything.
    public init(paths: [String] = [], topic: String? = nil) { (self.paths, self.topic) = (paths, topic) }

    /// Whether it is for everything.
    public var isForAll: Bool { paths.isEmpty && topic == nil }
}
