package import SystemPackage

/// Directories that were made for new files, and go again if no file comes to stand in them.
package struct MadeDirectories {
    /// Those that did not exist, the upper ones first.
    private var made: [FilePath] = []

    /// Makes a directory and those above it, as far as they do not exist.
    ///
    /// - Throws: ``StoreError/unwritable(_:_:)``; nothing is left then of what was made.
    package init(for directory: FilePath) throws(StoreError) {
        var missing: [FilePath] = []
        var path = directory
        while !path.isEmpty, (try? Stat(path, followTargetSymlink: false)) == nil {
            missing.append(path)
            path.removeLastComponent()
        }
        if missing.isEmpty, let type = (try? Stat(directory))?.type, type != .directory {
            throw .unwritable(directory, .notDirectory)
        }
        for path in missing.reversed() {
            do throws(Errno) {
                try path.makeDirectory()
                made.append(path)
                let parent = path.removingLastComponent()
                try LockedDirectory(opening: parent.isEmpty ? "." : parent).synchronize()
            } catch .fileExists {
                // Another program has made it just now.
            } catch {
                remove()
                throw .unwritable(path, error)
            }
        }
    }

    /// Removes those that are empty.
    package func remove() {
        for path in made.reversed() { try? path.removeDirectory() }
    }
}
