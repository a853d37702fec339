internal import MarkdownAST

extension UnifiedDiff {
    /// The diff as git writes it; nothing if nothing changes.
    ///
    /// - Parameter isNew: whether there is no such file yet.
    func rendered(_ name: PatchName, isNew: Bool = false) -> [UInt8] {
        if isEmpty { return [] }
        let mode = isNew ? "new file mode 100644\n" : ""
        let names = "--- \(isNew ? "/dev/null" : name.old)\n+++ \(name.new)\n"
        return Array("\(name.header)\(mode)\(names)".utf8) + hunks
    }
}
