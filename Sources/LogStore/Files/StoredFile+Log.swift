internal import LogModel
internal import MarkdownAST
internal import SystemPackage

extension StoredFile {
    /// Whether the file itself, with symbolic links resolved, has the name of a log.
    package var isCalledLog: Bool { realPath.lastComponent?.string == LogNaming.logName }
}

extension LogDocument {
    /// Reads a log from the bytes of a file.
    init(parsing file: StoredFile) throws(ParseError) {
        let source: SourceText
        do { source = try SourceText(file.bytes) } catch { throw .source(error) }
        self.init(reading: try Document(parsing: source))
    }
}
