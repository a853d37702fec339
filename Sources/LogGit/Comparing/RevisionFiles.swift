package import LogModel
package import LogStore
internal import SystemPackage

/// The files of a repository as a revision has them.
package struct RevisionFiles {
    private let top: FilePath
    private let version: GitVersion

    /// Looks for a revision.
    ///
    /// - Parameter directory: a directory in the repository.
    /// - Throws: ``GitError``, such as that there is no repository or no such revision.
    package init(of revision: GitRevision, in directory: FilePath = ".") throws(GitError) {
        top = try GitRepository(at: directory).top()
        let repository = GitRepository(at: top)
        version = GitVersion(try repository.commit(revision), GitVersion.LogReader(repository.objects))
    }

    /// A file as a log; nil if the revision has none there, and for a file of another repository.
    ///
    /// - Parameter path: the path of the file as it is now.
    /// - Complexity: O(n) in the bytes of the file
    package func log(at path: FilePath) throws(GitError) -> LogDocument? {
        guard Boundary(around: path.parent).top == top else { return nil }
        return try version.log(at: path.inRepository)
    }
}
