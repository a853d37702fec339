internal import LogModel
internal import LogStore
internal import MarkdownAST
internal import SystemPackage

/// The three versions of a family that are to be merged.
struct FamilyVersions {
    var base: GitVersion
    var ours: GitVersion
    var theirs: GitVersion

    /// A family as a merge takes it.
    struct Family {
        fileprivate(set) var files: [MergeFile] = []
        /// The paths of the files, from the top of the repository, in the same order.
        fileprivate(set) var paths: [FilePath] = []
        /// Whether these are all files of the family, each with all its versions.
        fileprivate(set) var isWhole = true
    }

    /// Which files of a family may be changed.
    enum Reach {
        /// All that both sides have.
        case all
        /// Those for which git asks the driver: changed by both sides, and told so by their attributes.
        case driver(asked: ([FilePath]) throws(GitError) -> Set<FilePath>)
    }

    /// The family of a file.
    ///
    /// - Parameters:
    ///   - path: the path of the file from the top of the repository.
    ///   - reach: which files may be changed.
    ///   - name: how decisions and conflicts name a file.
    /// - Complexity: O(n) in the bytes of all versions of the files
    func family(
        of path: FilePath, changing reach: Reach, named name: (FilePath) -> String = \.string
    ) throws(GitError) -> Family {
        var search = FamilySearch(in: [ours, theirs])
        let paths = try search.family(of: path)
        var family = Family()
        family.isWhole = !search.isCut
        var asked: Set<FilePath>?
        if case .driver(let ask) = reach { asked = paths.count == 1 ? [path] : try ask(paths) }
        for path in paths {
            if let file = try file(at: path, name(path), isAsked: asked?.contains(path)) {
                family.files.append(file)
                family.paths.append(path)
            } else {
                family.isWhole = false
            }
        }
        return family
    }

    /// A file in its three versions; nil if one of them cannot be told, or what git itself makes of it.
    ///
    /// - Parameter isAsked: whether git asks the driver for it if both sides have changed it; nil if git is not the one who asks.
    private func file(at path: FilePath, _ name: String, isAsked: Bool?) throws(GitError) -> MergeFile? {
        let versions = (
            base: try base.bytes(of: path), ours: try ours.bytes(of: path), theirs: try theirs.bytes(of: path)
        )
        let empty = Self.empty
        switch (versions.base, versions.ours, versions.theirs) {
        case (let base, let ours?, let theirs?):
            let isChangedByBoth = ours != base && theirs != base && ours != theirs
            if isChangedByBoth, isAsked == false { return nil }
            let source = try self.base.source(at: path)
            if base != nil, source == nil { return nil }
            return Self.file(
                name, source, try self.ours.source(at: path), try self.theirs.source(at: path),
                isEditable: isAsked == nil || isChangedByBoth)
        // Made by one side. What one side has removed or renamed is another matter.
        case (nil, .some, nil):
            return Self.file(name, empty, try ours.source(at: path), empty, isEditable: false)
        case (nil, nil, .some):
            return Self.file(name, empty, empty, try theirs.source(at: path), isEditable: false)
        case (.some, _, _), (nil, nil, nil): return nil
        }
    }

    private static func file(
        _ name: String, _ base: SourceText?, _ ours: SourceText?, _ theirs: SourceText?, isEditable: Bool
    ) -> MergeFile? {
        guard let ours, let theirs, ![base, ours, theirs].contains(where: { $0?.hasConflictMarker == true })
        else { return nil }
        return MergeFile(path: name, base: base, ours: ours, theirs: theirs, isEditable: isEditable)
    }

    private static let empty = try? SourceText("")
}
