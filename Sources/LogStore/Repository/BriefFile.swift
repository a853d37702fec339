internal import LogModel
internal import MarkdownAST
public import SystemPackage

/// A file in which a brief is kept between two marks, such as `AGENTS.md`; see `BriefBlock`.
///
/// ```swift
/// try BriefFile(at: "AGENTS.md").keep(brief.markdown(within: 1_500).text)
/// ```
///
/// The file must lie in the repository of the directory in which it is named: a link that leads out of it is not followed.
public struct BriefFile: Sendable, Hashable {
    /// The path of the file, which need not exist.
    public let path: FilePath

    private let boundary: Boundary

    /// - Parameter path: the file.
    public init(at path: FilePath) {
        self.path = path
        boundary = Boundary(around: path.parent)
    }

    /// Whether the file is one of some others, by whatever path.
    public func isOne(of paths: [FilePath]) -> Bool {
        guard let place = try? path.place() else { return false }
        return paths.contains { (try? $0.place()) == place }
    }

    /// What became of the file.
    public enum Outcome: Sendable, Hashable {
        /// The brief stood there already.
        case unchanged
        /// It stands there now.
        case replaced
        /// The file was made.
        case made
    }

    /// Puts a brief between the marks. A file without marks gets them at its end, and one that does not exist is made.
    ///
    /// - Parameter markdown: the brief; may be empty.
    /// - Returns: what became of the file, and errors that happened after it was written.
    /// - Throws: ``LogError``; the file is then unchanged.
    /// - Complexity: O(n) in the bytes of the file and of the brief.
    @discardableResult
    public func keep(_ markdown: String) throws(LogError) -> Committed<Outcome> {
        do throws(TransactionError<LogError>) {
            return try Transaction(of: [path], within: boundary).run { files throws(LogError) in
                let file = files[path]
                let bytes = try contents(of: file, keeping: markdown)
                guard let file else { return (changes: [.make(path, with: bytes)], outcome: .made) }
                if file.bytes == bytes { return (changes: [], outcome: .unchanged) }
                return (changes: [.replace(file, with: bytes)], outcome: .replaced)
            }
        } catch {
            switch error {
            case .store(let error): throw LogError(error)
            case .refused(let error): throw error
            }
        }
    }

    /// Whether a brief stands between the marks already. Writes nothing.
    ///
    /// - Throws: ``LogError`` if the file cannot be read, or its marks do not fit.
    /// - Complexity: O(n) in the bytes of the file and of the brief.
    public func isCurrent(_ markdown: String) throws(LogError) -> Bool {
        let file: StoredFile?
        do throws(StoreError) { file = try StoredFile.ifPresent(path, within: boundary) } catch {
            throw LogError(error)
        }
        guard let file else { return false }
        return try contents(of: file, keeping: markdown) == file.bytes
    }

    /// The contents with the brief.
    private func contents(of file: StoredFile?, keeping markdown: String) throws(LogError) -> [UInt8] {
        let document: Document
        do throws(ParseError) { document = try Document(parsing: file?.bytes ?? []) } catch {
            throw LogError(.parse(error), at: path)
        }
        let edits: [TextEdit]
        do throws(BriefBlockError) { edits = try BriefBlock(in: document).edits(keeping: markdown) } catch {
            throw LogError(.brief(error), at: path)
        }
        do throws(EditingError) { return try document.source.applying(edits).bytes } catch {
            throw LogError(.edits(error), at: path)
        }
    }
}
